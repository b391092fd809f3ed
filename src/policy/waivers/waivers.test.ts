import { describe, expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { Waiver } from '../../config/schema/waiver-schema.js';
import { readStack } from '../../model/stack/read-stack.js';
import type { Rule } from '../../rules/define-rule.js';
import { rdsRules } from '../../rules/rds/index.js';
import { failing } from '../review/failing.js';
import { review } from '../review/review.js';
import { reviewEnvironment } from '../review/review-environment.js';
import { ruleCatalogue } from '../review/rule-catalogue.js';
import { summarize } from '../review/summarize.js';
import { applyWaivers } from './apply-waivers.js';
import { reviewWaivers } from './review-waivers.js';

const today = '2026-11-24';
const encrypted: readonly Rule[] = rdsRules.filter(({ id }) => id === 'RDS-1');
const waiver: Waiver = {
  rule: 'RDS-1',
  address: 'aws_db_instance.*',
  reason: 'It holds public data.',
  owner: 'data team',
  expires: today,
};

function found(attributes: object) {
  const model = readStack({ resource: { aws_db_instance: { open: attributes } } });
  return review(model, { tier: 'production', today, expected: { region: 'eu-west-1' }, rules: encrypted });
}

describe('a waiver', () => {
  it('keeps what it waives visible, with reason, owner, last day and ticket', () => {
    const { findings, used } = applyWaivers(found({}), { waivers: [{ ...waiver, ticket: 'T-1' }], today });
    expect(findings).toMatchObject([
      {
        outcome: 'waived',
        reason: 'It holds public data.',
        waiver: { owner: 'data team', expires: today, ticket: 'T-1' },
      },
    ]);
    expect(used).toHaveLength(1);
  });

  it('shows beside its reason why it is about everything', () => {
    const everywhere = { ...waiver, address: '*', addressReason: 'All of them do.' };
    const { findings } = applyWaivers(found({}), { waivers: [everywhere], today });
    expect(findings).toMatchObject([{ reason: 'It holds public data; everywhere: All of them do.' }]);
  });

  it('holds through its last day and not a day longer', () => {
    const after = applyWaivers(found({}), { waivers: [waiver], today: '2026-11-25' });
    expect(after).toMatchObject({ findings: [{ outcome: 'fail', waiver: null }], used: [] });
  });

  it.each([{ rule: 'RDS-2' }, { address: 'aws_rds_cluster.*' }, { address: 'aws_db_instance.op' }])(
    'leaves alone what it does not name: %o',
    (other) => {
      const { findings, used } = applyWaivers(found({}), { waivers: [{ ...waiver, ...other }], today });
      expect(summarize(findings).fail).toBe(1);
      expect(used).toEqual([]);
    },
  );

  it('does not turn what nobody knows into something waived, and is not idle there', () => {
    const unknown = found({ storage_encrypted: '${data.external.x.result.encrypted}' });
    const { findings, used } = applyWaivers(unknown, { waivers: [waiver], today });
    expect(summarize(findings)).toMatchObject({ unknown: 1, waived: 0 });
    expect(used).toEqual([waiver]);
  });

  it('that is written first speaks, and every one that fits has something to do', () => {
    const [first, second] = [
      { ...waiver, reason: 'The first.' },
      { ...waiver, address: '*', reason: 'The second.' },
    ];
    for (const waivers of [
      [first, second],
      [second, first],
    ]) {
      const { findings, used } = applyWaivers(found({}), { waivers, today });
      expect(findings).toMatchObject([{ reason: waivers[0]?.reason, waiver: { ticket: null } }]);
      expect(used).toEqual(waivers);
    }
  });

  it('that has expired does not speak before one that has not', () => {
    const over = { ...waiver, expires: '2026-11-23', reason: 'Over.' };
    const { findings, used } = applyWaivers(found({}), { waivers: [over, waiver], today });
    expect(findings).toMatchObject([{ outcome: 'waived', reason: waiver.reason }]);
    expect(used).toEqual([waiver]);
  });

  it('is idle where everything passes', () => {
    expect(applyWaivers(found({ storage_encrypted: true }), { waivers: [waiver], today }).used).toEqual([]);
  });

  it('of the file holds for its environment', () => {
    const environment = {
      ...resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }),
      waivers: [waiver],
    };
    const model = readStack({ resource: { aws_db_instance: { open: {} } } });
    const { findings } = reviewEnvironment(model, environment, { today, rules: encrypted });
    expect(findings).toMatchObject([{ outcome: 'waived', environment: 'dev-001' }]);
  });
});

it('patterns that would be compared for minutes are refused', () => {
  const wide = { ...waiver, address: `*${'?*'.repeat(250)}Z` };
  const [finding] = found({});
  if (finding === undefined) throw new Error('There is no finding.');
  const findings = Array.from({ length: 100 }, () => ({ ...finding, address: 'a'.repeat(50_000) }));
  expect(() => applyWaivers(findings, { waivers: [wide], today })).toThrow('The patterns of the waivers');
  expect(applyWaivers(findings, { waivers: [{ ...waiver, address: '*' }], today }).used).toHaveLength(1);
});

describe('the waivers themselves', () => {
  const environment = { ...resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }), waivers: [waiver] };
  const judge = (options: Partial<Parameters<typeof reviewWaivers>[0]>) =>
    reviewWaivers({
      waivers: [waiver],
      used: new Set(),
      environments: [environment],
      today,
      file: 'environments.yaml',
      lineOf: (position, key) => (key === 'expires' ? 10 + position : 5),
      ...options,
    });

  it('are findings once they have expired, at the line of the day', () => {
    expect(judge({ today: '2027-01-01', used: undefined })).toMatchObject([
      { ruleId: 'WAIVER-1', outcome: 'fail', address: 'waivers.0', attribute: 'expires', line: 10 },
    ]);
  });

  it('are findings when they match nothing', () => {
    expect(judge({})).toMatchObject([
      { ruleId: 'WAIVER-2', outcome: 'fail', line: 5, message: expect.stringContaining('finds nothing') },
    ]);
    expect(judge({ environments: [] })).toMatchObject([
      { message: expect.stringContaining('about no environment') },
    ]);
  });

  it('are not called idle when they were used, or when only a part was reviewed', () => {
    expect(judge({ used: new Set([waiver]) })).toEqual([]);
    expect(judge({ used: undefined })).toEqual([]);
  });

  it('have rules that the catalogue lists beside the others, every id once', () => {
    const ids = ruleCatalogue.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['RDS-1', 'WAIVER-1', 'WAIVER-2']));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('failing', () => {
  it.each([
    ['low', 1],
    ['high', 1],
    ['critical', 0],
    ['none', 0],
  ] as const)('on %s counts a finding of severity high %i times', (failOn, count) => {
    expect(failing(found({}), failOn)).toHaveLength(count);
  });

  it('counts nothing but fail', () => {
    expect(failing(found({ storage_encrypted: true }), 'low')).toEqual([]);
  });
});
