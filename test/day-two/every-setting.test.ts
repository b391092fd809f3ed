import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dayTwoPage } from '../../scripts/reference/day-two-page.js';
import { loadEnvironments } from '../../src/config/file/load.js';
import { schemaAt, settingPaths } from '../../src/config/schema/schema-index.js';
import { backendBlock } from '../../src/config/values/backend-block.js';
import { plainInvocation } from '../../src/errors/invocation.js';
import { UserError } from '../../src/errors/user-error.js';
import { trustBoundary } from '../../src/operations/project/trust-boundary.js';
import { checkBackend, recordBackend } from '../../src/terraform/state/backend-record.js';
import { backendEdits } from './edits/backend.js';
import { refusedEdits } from './edits/refused.js';
import { edits } from './edits.js';
import { rowKey } from './row-key.js';

const folder = mkdtempSync(join(tmpdir(), 'multienv-edits-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const named = [...edits, ...backendEdits, ...refusedEdits].map(({ setting }) => setting);

/** Every setting that a person can write, without the blocks around them. */
function everySetting(): readonly string[] {
  const ofFile = Object.keys(schemaAt([])?.properties ?? {}).flatMap((name) => {
    const below = Object.keys(schemaAt([name])?.properties ?? {});
    return name === 'defaults' || below.length === 0 ? [name] : below.map((child) => `${name}.${child}`);
  });
  const all = settingPaths();
  const leaves = all.filter((path) => !all.some((other) => other.startsWith(`${path}.`)));
  return [...ofFile, 'environment', ...leaves];
}

describe('the table of edits', () => {
  it('has every setting of environments.yaml, and nothing else', () => {
    const settings = everySetting();
    expect(settings.filter((setting) => !named.includes(setting))).toEqual([]);
    expect(named.filter((setting) => !settings.includes(setting))).toEqual([]);
    expect(named.length).toBeGreaterThanOrEqual(40);
  });

  it('says why, and where AWS says so', () => {
    expect(edits.filter(({ page }) => !/^https:\/\/docs\.aws\.amazon\.com\/.{5}/.test(page))).toEqual([]);
    const reasons = [...edits, ...backendEdits, ...refusedEdits].map(({ because }) => because);
    expect(reasons.filter((because) => because.length < 15)).toEqual([]);
  });
});

describe('the page of day-2 edits', () => {
  const marks = (text: string) => text.split('\n').filter((line) => /^\|.*✓/.test(line)).length;
  const [first] = edits;
  if (first === undefined) throw new Error('The table is empty.');

  it('marks what was tried by itself, and not what was edited since', () => {
    expect(marks(dayTwoPage([]))).toBe(0);
    expect(marks(dayTwoPage([rowKey(first)]))).toBe(1);
    for (const edited of [
      { to: 'another' },
      { shows: [] },
      { refusedBy: 'x' },
      { together: 'downtime' },
    ] as const)
      expect(rowKey({ ...first, ...edited })).not.toBe(rowKey(first));
    expect(rowKey({ ...first, because: 'said better' })).toBe(rowKey(first));
  });

  it('has a row for every setting', () => {
    const page = dayTwoPage([]);
    expect(named.filter((setting) => !page.includes(`\n| \`${setting}\` |`))).toEqual([]);
  });
});

/** Loads a file as a command does for a person who has trusted nothing. */
function load(text: object) {
  const file = join(folder, 'environments.yaml');
  writeFileSync(file, JSON.stringify(text));
  const boundary = trustBoundary({ env: { XDG_CONFIG_HOME: `${folder}.config` } }, { root: folder });
  return loadEnvironments(file, { boundary });
}

function codesOf(work: () => unknown): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ code }) => code);
    throw error;
  }
}

describe('an edit that is refused before a plan', () => {
  it.each(refusedEdits)('of $setting', ({ setting, ofEnvironment, to, refusedBy }) => {
    const [block = '', key] = setting.split('.');
    const written = key === undefined ? { [block]: to } : { [block]: { [key]: to } };
    const file = { version: 1, environments: { 'dev-001': { environment: 'dev' } } };
    expect(codesOf(() => load(file))).toEqual([]);
    const edited = ofEnvironment
      ? { ...file, environments: { 'dev-001': { environment: 'dev', ...written } } }
      : { ...file, ...written };
    expect(codesOf(() => load(edited))).toEqual([refusedBy]);
  });
});

describe('an edit of the backend', () => {
  it.each(backendEdits)('of $setting is noticed where it leads to another state', ({ from, to, moves }) => {
    const blockOf = (backend: object) => {
      const file = { version: 1, environments: { 'dev-001': { environment: 'dev', backend } } };
      const [environment] = load(file).environments;
      if (environment === undefined) throw new Error('The file has no environment.');
      return backendBlock(environment);
    };
    const files = {
      suffix: 'dev-001',
      stateFile: join(folder, 'terraform.tfstate'),
      backendFile: join(folder, 'backend.json'),
    };
    const state = { version: 4, serial: 1, lineage: 'l', resources: [{ mode: 'managed' }] };
    writeFileSync(files.stateFile, JSON.stringify(state));
    recordBackend(files, blockOf(from));
    const check = (wanted: object) => () =>
      checkBackend({ folder: files, wanted: blockOf(wanted), invocation: plainInvocation });
    expect(codesOf(check(from))).toEqual([]);
    expect(codesOf(check(to))).toEqual(moves ? ['backend-changed'] : []);
  });
});
