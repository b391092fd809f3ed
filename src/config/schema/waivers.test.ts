import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import { loadEnvironments } from '../file/load.js';
import { resolveEnvironment } from '../resolve/resolve-environment.js';

function load(waivers: string, more = '') {
  const folder = mkdtempSync(join(tmpdir(), 'waivers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'environments.yaml');
  const environments = '  dev-001: { environment: dev }\n  prod-001: { environment: prod }\n';
  writeFileSync(file, `version: 1\n${more}waivers:\n${waivers}environments:\n${environments}`);
  return loadEnvironments(file, { today });
}

function problemsOf(waivers: string, more = '') {
  try {
    load(waivers, more);
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  throw new Error('The file was taken.');
}

const rest = 'reason: Public data., addressReason: All of it is public., owner: data team';
const today = '2026-11-24';

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
      `  - { rule: RDS-1, address: '*', reason: x, addressReason: z, adress: y, expires: 2027-03-31 }\n`,
    );
    expect(problems.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'config-missing-setting waivers.0.owner',
      'config-unknown-key waivers.0.adress',
    ]);
  });

  it('are a list', () => {
    expect(problemsOf('  rule: RDS-1\n')).toMatchObject([{ code: 'config-wrong-type', path: 'waivers' }]);
  });

  const one = (more: string) => `  - { rule: RDS-1, reason: Public data., owner: data team, ${more} }\n`;
  const until = (day: string) => one(`address: aws_db_instance.a, expires: ${day}`);

  it('end within a year', () => {
    expect(load(until('2027-11-25')).waivers).toHaveLength(1);
    for (const day of ['2027-11-26', '2099-12-31', '9999-12-31'])
      expect(problemsOf(until(day))).toMatchObject([
        {
          code: 'waiver-too-long',
          severity: 'error',
          line: 3,
          path: 'waivers.0.expires',
          message: `The waiver of \`RDS-1\` holds until ${day}, which is more than 366 days from today.`,
          hint: expect.stringContaining('Set `expires` to 2027-11-25'),
        },
      ]);
  });

  it('end within the time that the file sets', () => {
    const review = (days: number) => `review: { maxWaiverDays: ${days} }\n`;
    expect(load(until('2026-12-24'), review(30)).waivers).toHaveLength(1);
    expect(problemsOf(until('2026-12-25'), review(30))).toMatchObject([{ code: 'waiver-too-long', line: 4 }]);
    expect(load(until('2028-11-23'), review(730)).waivers).toHaveLength(1);
    expect(
      problemsOf(until('2027-01-01'), 'review: { maxWaiverDays: never }\n').map(({ path }) => path),
    ).toEqual(['review.maxWaiverDays']);
    expect(
      problemsOf(until('2027-12-01'), 'review: { maxWaiverDays: 0 }\n').map(({ code }) => code),
    ).toContain('waiver-too-long');
  });

  const everything = [
    '*',
    '**',
    '?',
    '?*',
    '*.*',
    '*?*.?',
    'aws_*',
    'aws_*.*',
    '*aws*',
    'module.*',
    'module.*.*',
    'data.*',
    '*[*]',
    '* ',
  ];

  it.each(everything)('need a reason of its own to be about everything: %s', (address) => {
    const about = (more: string) => one(`address: '${address}', expires: 2027-03-31${more}`);
    for (const more of ['', ", addressReason: ' '", ', addressReason: Public data.'])
      expect(problemsOf(about(more))).toMatchObject([
        {
          code: 'waiver-for-everything',
          severity: 'error',
          line: 3,
          path: 'waivers.0.address',
          value: address,
        },
      ]);
    expect(load(about(', addressReason: Every database here is public.')).waivers).toHaveLength(1);
  });

  it.each([
    'aws_db_instance.*',
    '*.postgres',
    'aws_lb_listener.?',
    'module.web.*',
    'aws_db_instance.a',
    'awslogs*',
  ])('name something: %s', (address) => {
    expect(load(one(`address: '${address}', expires: 2027-03-31`)).waivers).toHaveLength(1);
  });
});
