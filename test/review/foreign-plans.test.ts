import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/operations/check/check.js';
import { packageFile } from '../../src/package-files.js';
import { neverInterrupted } from '../../src/processes/interrupt.js';
import { rules } from '../../src/rules/index.js';
import { judgedFindings } from './judged-findings.js';

const modules = [
  ...['autoscaling', 'buckets', 'github-role', 'groups', 'postgres', 'vpc-endpoints', 'web-alb'],
  ...['aurora', 'fargate', 'instances', 'keys', 'nlb', 'topics'],
];
const plans = [
  ...modules.map((name) => [name, `public-modules/${name}.json`] as const),
  ...['modules', 'dynamic-blocks', 'terraform-json', 'open-values'].map(
    (name) => [name, `${name}/plan.json`] as const,
  ),
];
const conventions = new Set(rules.filter(({ convention }) => convention === true).map(({ id }) => id));
const context = { cwd: packageFile('.'), env: {}, emit: () => {}, interrupt: neverInterrupted() };

function reportOf(path: string, options: { readonly conventions?: boolean } = {}) {
  const text = readFileSync(packageFile(`test/fixtures/plans/${path}`), 'utf8');
  return check(context, { plans: [{ name: path, text }], profile: 'none', ...options });
}

describe.each(plans)('the plan %s of others', (name, path) => {
  it('has no finding of this project’s conventions, and says how many it would have', async () => {
    const { findings, reviewed } = await reportOf(path);
    expect(findings.filter(({ ruleId }) => conventions.has(ruleId))).toEqual([]);
    const [left] = reviewed[0]?.leftOut ?? [];
    const asked = await reportOf(path, { conventions: true });
    const own = asked.findings.filter(({ ruleId, outcome }) => outcome === 'fail' && conventions.has(ruleId));
    expect(left).toMatchObject({ by: 'conventions' });
    expect(left?.failed).toBeGreaterThanOrEqual(own.length);
    expect(own.length).toBeGreaterThan(0);
  });

  it('has no high or critical finding that nobody has judged', async () => {
    const { findings } = await reportOf(path);
    const grave = findings.filter(
      ({ outcome, severity }) => outcome === 'fail' && (severity === 'high' || severity === 'critical'),
    );
    const judged = judgedFindings.filter(([plan]) => plan === name);
    const open = grave.filter(
      ({ ruleId, address }) => !judged.some(([, rule, at]) => rule === ruleId && at === address),
    );
    expect(open.map(({ ruleId, address, message }) => `${ruleId} ${address} ${message}`)).toEqual([]);
  });

  it('tells each element of a module with the source of that module', async () => {
    const { findings } = await reportOf(path);
    for (const { address, moduleSource } of findings)
      expect(moduleSource === null, address).toBe(!address.startsWith('module.'));
  });
});

it('tells an administrator’s policy once, and open ports once', async () => {
  const roles = (await reportOf('public-modules/github-role.json')).findings;
  const power = roles.filter(
    ({ address, outcome }) => outcome === 'fail' && address.startsWith('module.power.'),
  );
  expect(power.map(({ ruleId, also }) => [ruleId, also.map((one) => one.ruleId)])).toEqual([
    ['IAM-1', ['IAM-2', 'IAM-3', 'IAM-4', 'IAM-5', 'IAM-6', 'IAM-17', 'IAM-18']],
  ]);
  const groups = (await reportOf('public-modules/groups.json')).findings;
  const open = groups.filter(
    ({ address, outcome }) => outcome === 'fail' && /^module\.everything\..*ingress/.test(address),
  );
  expect(open.map(({ ruleId }) => ruleId)).toEqual(['SG-3']);
});
