import { describe, expect, it } from 'vitest';
import type { ListedEnvironment } from '../operations/list/listed-environment.js';
import { renderList } from './terminal/list.js';
import type { Paint } from './terminal/style.js';

const nothingOpen: ListedEnvironment['open'] = {
  ...{ lock: null, lockUnknown: null, atWork: null, unrecovered: [], passwordRotation: false },
  protections: [],
};
const deployed: ListedEnvironment = {
  ...{ suffix: 'dev-001', status: 'deployed', reason: null, environment: 'dev', tier: 'development' },
  ...{ region: 'eu-west-1', account: '111122223333', backend: 's3://b/k', resources: 3 },
  engine: 'postgres 17.4',
  deployed: {
    ...{ at: '2026-11-28T16:20:00.000Z', by: 'arn:x', ciRun: 'https://ci/1', multienv: '1.2.3' },
    ...{ outcome: 'complete', counts: null },
  },
  ...{ changes: { state: 'unchanged', reasons: [] }, open: nothingOpen, renamedTo: null },
};
const never: ListedEnvironment = {
  ...{ ...deployed, suffix: 'dev-002', status: 'not-deployed', deployed: null, engine: null, account: null },
  changes: { state: 'unknown', reasons: ['it is not deployed'] },
};
const plain: Paint = (_, text) => text;
const marked: Paint = (look, text) => `<${look}>${text}</>`;
const render = (environments: readonly ListedEnvironment[], more: object = {}) =>
  renderList({ environments, unlisted: [] }, { paint: plain, endpoint: undefined, ...more });
const notes = (more: Partial<ListedEnvironment>) =>
  render([{ ...deployed, deployed: null, ...more }])
    .split('\n')
    .slice(4, -1)
    .map((line) => line.trim());
const row = (more: Partial<ListedEnvironment>) => render([{ ...deployed, ...more }]).split('\n')[3];

describe('a list of environments', () => {
  it('has a row for each, with its notes below', () => {
    expect(render([deployed, never])).toBe(
      `Environments on AWS

environment  tier         region     account       deployed           database       since then
dev-001      development  eu-west-1  111122223333  2026-11-28 16:20Z  postgres 17.4  no changes
  deployed by arn:x with multienv 1.2.3
  in https://ci/1
  3 resources in s3://b/k
dev-002      development  eu-west-1  -             not deployed       -              -
`,
    );
  });

  it('has a line for each value where the rows are too wide', () => {
    const [widest = ''] = render([deployed]).split('\n').slice(3);
    expect(render([deployed], { columns: widest.length }).split('\n')[3]).toBe(widest);
    expect(render([deployed], { columns: widest.length - 1 })).toBe(
      `Environments on AWS

dev-001
  tier         development
  region       eu-west-1
  account      111122223333
  deployed     2026-11-28 16:20Z
  database     postgres 17.4
  since then   no changes
  deployed by arn:x with multienv 1.2.3
  in https://ci/1
  3 resources in s3://b/k
`,
    );
  });

  it('says where, also of none', () => {
    expect(render([], { endpoint: 'http://127.0.0.1:1' })).toBe(
      'Environments on the sandbox http://127.0.0.1:1\n\n',
    );
  });

  it('says what could not be listed', () => {
    const unlisted = [{ store: 's3://b/', reason: 'AWS refuses it.' }];
    expect(renderList({ environments: [], unlisted }, { paint: marked, endpoint: undefined })).toBe(
      'Environments on AWS\n\n\n<red>unknown</>: s3://b/ could not be listed, and may hold more: AWS refuses it.\n',
    );
  });

  it('shows each status in its colour', () => {
    for (const [status, look] of [
      ...([
        ['deployed', 'green'],
        ['not-deployed', 'dim'],
        ['orphan', 'yellow'],
      ] as const),
      ...([
        ['foreign', 'dim'],
        ['unknown', 'red'],
      ] as const),
    ]) {
      const wide = render([{ ...deployed, status }], { paint: marked });
      expect(wide).toContain(`<dim>environment  tier`);
      expect(wide).toContain(`\n<${look}>dev-001</>      development`);
      expect(render([{ ...deployed, status }], { paint: marked, columns: 20 })).toContain(
        `\n<${look}>dev-001</>\n  tier `,
      );
    }
  });
});

describe('what has changed since a deploy', () => {
  it('is a word in the row', () => {
    expect(row({ changes: { state: 'changed', reasons: ['the stack'] } })).toMatch(/ {2}changed$/);
    expect(row({ changes: { state: 'unknown', reasons: [] } })).toMatch(/ {2}unknown$/);
    expect(row({ status: 'orphan' })).toMatch(/ {2}not in the file$/);
    expect(row({ status: 'foreign' })).toMatch(/ {2}not of this file$/);
    expect(row({ deployed: null })).toContain('  111122223333  unknown   postgres');
  });

  it('has its reasons below', () => {
    const changes = { state: 'changed', reasons: ['the stack', 'the settings'] } as const;
    const place = '3 resources in s3://b/k';
    expect(notes({ changes })).toEqual([place, 'changed since: the stack, the settings']);
    expect(notes({ changes, status: 'orphan' })).toEqual([place]);
    expect(notes({ changes, status: 'not-deployed' })).toEqual([]);
    expect(notes({ resources: 1 })).toEqual(['1 resource in s3://b/k']);
    expect(notes({ resources: null })).toEqual(['state in s3://b/k']);
  });
});

describe('a note', () => {
  const [place] = ['3 resources in s3://b/k'];
  it('says why something is unknown, or whose it is', () => {
    expect(notes({ status: 'unknown', reason: 'nobody may read it' })).toEqual([
      ...['unknown: nobody may read it', place],
    ]);
    expect(notes({ status: 'foreign', reason: 'it belongs to the project p' })).toEqual([
      ...['it belongs to the project p', place],
    ]);
  });

  it('says by whom it was deployed, where that is known', () => {
    const { at, multienv } = { at: '2026-11-28T16:20:00.000Z', multienv: '1.2.3' };
    const record = { at, multienv, by: null, ciRun: null, outcome: 'complete', counts: null } as const;
    expect(notes({ deployed: record })).toEqual(['deployed with multienv 1.2.3', place]);
  });

  it('says what waits for somebody', () => {
    const lock = { id: '1', operation: 'apply', who: 'ann@host', created: '2026-11-28T16:20:00Z' };
    const open = {
      ...{ lock, lockUnknown: 'nobody may ask', atWork: 'multienv deploy', passwordRotation: true },
      unrecovered: ['a deploy was killed.', 'a destroy too.'],
      protections: [
        { address: 'a.b', setting: 'database.deletionProtection' },
        { address: 'c.d', setting: 'loadBalancer.deletionProtection' },
      ],
    };
    expect(notes({ open, renamedTo: 'dev-007' })).toEqual([
      place,
      expect.stringMatching(/^locked by .*ann@host/),
      'lock unknown: nobody may ask',
      'at work now: multienv deploy',
      'to recover: a deploy was killed.',
      'to recover: a destroy too.',
      'a new password waits for the next deploy',
      'protected: database.deletionProtection, loadBalancer.deletionProtection',
      'renamed in the file to dev-007? A deployed environment cannot be renamed',
    ]);
  });

  it('hides what would steer the terminal', () => {
    expect(notes({ status: 'foreign', reason: '\u001b[2J' })[0]).not.toContain('\u001b');
    expect(row({ engine: '\u001b[2J' })).not.toContain('\u001b');
  });
});
