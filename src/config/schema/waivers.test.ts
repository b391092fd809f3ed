import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import { loadEnvironments } from '../file/load.js';
import { resolveEnvironment } from '../resolve/resolve-environment.js';

function load(waivers: string) {
  const folder = mkdtempSync(join(tmpdir(), 'waivers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'environments.yaml');
  const environments = '  dev-001: { environment: dev }\n  prod-001: { environment: prod }\n';
  writeFileSync(file, `version: 1\nwaivers:\n${waivers}environments:\n${environments}`);
  return loadEnvironments(file);
}

function problemsOf(waivers: string) {
  try {
    load(waivers);
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  throw new Error('The file was taken.');
}

const rest = 'reason: Public data., owner: data team';

describe('waivers in environments.yaml', () => {
  it('belong to the environments that they name, a day without quotes included', () => {
    const loaded = load(
      `  - { rule: RDS-1, address: '*', ${rest}, expires: 2027-03-31 }\n` +
        `  - { rule: RDS-6, address: '*', environments: ['tier:production'], ${rest}, expires: '2027-03-31' }\n`,
    );
    const rules = loaded.environments.map(({ waivers = [] }) => waivers.map(({ rule }) => rule));
    expect(rules).toEqual([['RDS-1'], ['RDS-1', 'RDS-6']]);
    expect(loaded.waivers?.[0]?.expires).toBe('2027-03-31');
  });

  it('go with an environment that is resolved again', () => {
    const [environment] = load(
      `  - { rule: RDS-1, address: '*', ${rest}, expires: 2027-03-31 }\n`,
    ).environments;
    expect(environment).toBeDefined();
    if (environment === undefined) return;
    const again = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config: environment });
    expect(again).toEqual(environment);
  });

  it('name a rule that exists: else the nearest one is told, with its place', () => {
    expect(problemsOf(`  - { rule: RSD-1, address: '*', ${rest}, expires: 2027-03-31 }\n`)).toMatchObject([
      { code: 'waiver-rule-unknown', line: 3, column: 13, path: 'waivers.0.rule', suggestion: 'RDS-1' },
    ]);
  });

  it('cannot waive the rules about waivers', () => {
    const [problem] = problemsOf(`  - { rule: WAIVER-1, address: '*', ${rest}, expires: 2027-03-31 }\n`);
    expect(problem).toMatchObject({ code: 'waiver-rule-unknown', value: 'WAIVER-1' });
  });

  it.each(['2027-02-30', '31.3.2027', 'soon'])('need a day that exists: %s', (day) => {
    expect(problemsOf(`  - { rule: RDS-1, address: '*', ${rest}, expires: ${day} }\n`)).toMatchObject([
      { code: 'config-invalid-value', line: 3, path: 'waivers.0.expires' },
    ]);
  });

  it('need an owner, and have no keys of their own invention', () => {
    const problems = problemsOf(
      `  - { rule: RDS-1, address: '*', reason: x, adress: y, expires: 2027-03-31 }\n`,
    );
    expect(problems.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'config-missing-setting waivers.0.owner',
      'config-unknown-key waivers.0.adress',
    ]);
  });

  it('are a list', () => {
    expect(problemsOf('  rule: RDS-1\n')).toMatchObject([{ code: 'config-wrong-type', path: 'waivers' }]);
  });
});
