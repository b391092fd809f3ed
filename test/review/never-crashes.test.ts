import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors/user-error.js';
import { stackFault } from '../../src/model/stack/stack-fault.js';
import type { CheckReport } from '../../src/policy/report.js';
import { type Framework, frameworks } from '../../src/rules/frameworks.js';
import { brokenPlans, hostilePlans, realPlans } from '../fixtures/hostile/plans.js';
import { printed, reportOf, reportOfMalformed } from '../fixtures/hostile/report-of.js';
import { plantedSecret } from '../fixtures/hostile/secret.js';
import { hostileStacks } from '../fixtures/hostile/stacks.js';

const ids = Object.keys(frameworks).filter((id): id is Framework => id in frameworks);
const framework = fc.constantFrom(...ids);

/** Holds a text to what the review promises: a report in every format, or an error with place and hint; and nothing that is secret. */
async function survives(kind: 'stack' | 'plan', text: string, of: Framework): Promise<'report' | 'error'> {
  const file = kind === 'plan' ? 'plan.json' : 'main.tf.json';
  const result = reportOf({ file, text, kind, framework: of });
  if (result instanceof UserError) {
    for (const problem of result.problems) {
      expect(problem.file).toBe(file);
      expect(problem.hint.length).toBeGreaterThan(10);
    }
    expect(JSON.stringify(result.problems)).not.toContain(plantedSecret);
    const isMalformed = result.problems.some(({ code }) => code === 'terraform-json-malformed');
    if (isMalformed) await holds(reportOfMalformed({ file, text, kind, framework: of }));
    return 'error';
  }
  await holds(result);
  return 'report';
}

async function holds(result: CheckReport): Promise<void> {
  const [terminal = '', json = '', sarif = '', junit = '', ...others] = await printed(result);
  expect(JSON.parse(json)).toMatchObject({ version: 1, summary: result.summary });
  expect(JSON.parse(sarif)).toMatchObject({ version: '2.1.0' });
  new SaxesParser().write(junit).close();
  expect([terminal, json, sarif, junit, ...others].filter((one) => one.includes(plantedSecret))).toEqual([]);
}

describe('the review never crashes', () => {
  it('on a stack with anything in it', async () => {
    await fc.assert(
      fc.asyncProperty(hostileStacks, framework, async (stack, of) => {
        const isSound = stackFault(stack) === undefined;
        expect(await survives('stack', JSON.stringify(stack), of)).toBe(isSound ? 'report' : 'error');
      }),
      { numRuns: 100 },
    );
  });

  it('on a plan with anything in it', async () => {
    await fc.assert(
      fc.asyncProperty(hostilePlans, framework, async (plan, of) => {
        await survives('plan', JSON.stringify(plan), of);
      }),
      { numRuns: 80 },
    );
  });

  it('on a plan that was cut off or turned bits', async () => {
    await fc.assert(
      fc.asyncProperty(brokenPlans, framework, async (text, of) => {
        await survives('plan', text, of);
      }),
      { numRuns: 100 },
    );
  });

  it('on the half of a plan, which it places', () => {
    const text = (realPlans[0] ?? '').slice(0, 50_000);
    const result = reportOf({ file: 'plan.json', text, kind: 'plan', framework: 'HIPAA' });
    expect(result).toMatchObject({
      problems: [{ code: 'terraform-json-invalid', line: expect.any(Number), column: expect.any(Number) }],
    });
  });

  it('on references, locals and modules that lead back to themselves', async () => {
    const stack = {
      locals: { a: '${local.b}', b: ['${local.a}', '${local.b}'], c: { d: '${local.c}' } },
      variable: { v: { default: '${local.a}' } },
      resource: {
        aws_security_group: {
          a: { vpc_id: '${aws_security_group.b.id}' },
          b: { vpc_id: '${aws_security_group.a.id}' },
        },
        aws_iam_role: { r: { name: '${aws_iam_role.r.name}', managed_policy_arns: '${local.a}' } },
        aws_launch_template: { t: { id: 'x', launch_template: { id: 'x' }, user_data: '${local.c}' } },
        aws_autoscaling_group: {
          g: { id: 'g', name: 'g', launch_template: { id: '${aws_autoscaling_group.g.id}' } },
        },
        aws_vpc_security_group_ingress_rule: {
          i: {
            security_group_id: '${aws_security_group.a.id}',
            referenced_security_group_id: '${aws_security_group.a.id}',
          },
        },
      },
      module: { m: { source: './m', in: '${module.m.out}' } },
    };
    expect(await survives('stack', JSON.stringify(stack), 'SOC2')).toBe('report');
    const call = { expressions: { x: { references: ['module.m.y', 'module.m'] } } };
    const own = { outputs: { y: { expression: { references: ['var.x'] } } }, variables: { x: {} } };
    const plan = {
      format_version: '1.2',
      planned_values: {
        root_module: {
          child_modules: [{ address: 'module.m', resources: [bucket('module.m.aws_s3_bucket.b')] }],
        },
      },
      resource_changes: [creationOf('module.m.aws_s3_bucket.b')],
      configuration: {
        root_module: {
          module_calls: {
            m: {
              ...call,
              module: {
                ...own,
                resources: [
                  { address: 'aws_s3_bucket.b', expressions: { bucket: { references: ['var.x'] } } },
                ],
              },
            },
          },
        },
      },
    };
    expect(await survives('plan', JSON.stringify(plan), 'SOC2')).toBe('report');
  });

  it('on modules fifty levels deep, whose resources it finds', async () => {
    const { planned, configured } = nested(50);
    const innermost = `${Array.from({ length: 50 }, (_, level) => `module.m${level}`).join('.')}.aws_s3_bucket.b`;
    const plan = {
      format_version: '1.2',
      planned_values: { root_module: planned },
      resource_changes: [creationOf(innermost)],
      configuration: { root_module: configured },
    };
    const result = reportOf({
      file: 'plan.json',
      text: JSON.stringify(plan),
      kind: 'plan',
      framework: 'SOC2',
    });
    if (result instanceof UserError) throw result;
    expect(result.findings.some(({ address, outcome }) => address === innermost && outcome === 'fail')).toBe(
      true,
    );
    expect(await survives('plan', JSON.stringify(plan), 'SOC2')).toBe('report');
  });

  it('on a plan of 50 MB, every resource of which it judges', () => {
    const count = 12_000;
    const filler = 'x'.repeat(2_000);
    const resources = Array.from({ length: count }, (_, index) => ({
      ...bucket(`aws_s3_bucket.b["${index}"]`),
      index: `${index}`,
      values: { bucket: `b-${index}`, tags: { Filler: filler }, policy: null },
    }));
    const changes = resources.map(({ values, ...one }) => ({
      ...one,
      change: { actions: ['create'], after: values, after_unknown: { arn: true, id: true } },
    }));
    const text = JSON.stringify({
      format_version: '1.2',
      planned_values: { root_module: { resources } },
      resource_changes: changes,
      configuration: {
        root_module: {
          resources: [{ address: 'aws_s3_bucket.b', expressions: { bucket: {} } }],
        },
      },
      prior_state: { values: { root_module: { resources: [] } } },
    });
    expect(text.length).toBeGreaterThan(50_000_000);
    const result = reportOf({ file: 'plan.json', text, kind: 'plan', framework: 'AWS-FSBP' });
    if (result instanceof UserError) throw result;
    expect(new Set(result.findings.map(({ address }) => address)).size).toBeGreaterThanOrEqual(count);
  });
});

function bucket(address: string) {
  return { address, mode: 'managed', type: 'aws_s3_bucket', name: 'b', values: { bucket: 'b' } };
}

function creationOf(address: string) {
  const { values, ...one } = bucket(address);
  return { ...one, change: { actions: ['create'], before: null, after: values } };
}

interface NestedModule {
  readonly planned: object;
  readonly configured: object;
}

/** A module in a module in a module, with a bucket in the innermost. */
function nested(levels: number, level = 0, address = ''): NestedModule {
  if (level === levels)
    return {
      planned: { address, resources: [bucket(`${address}.aws_s3_bucket.b`)] },
      configured: {
        variables: { name: {} },
        resources: [{ address: 'aws_s3_bucket.b', expressions: { bucket: { references: ['var.name'] } } }],
      },
    };
  const inner = nested(levels, level + 1, `${address === '' ? '' : `${address}.`}module.m${level}`);
  const call = { expressions: { name: { references: ['var.name'] } }, module: inner.configured };
  return {
    planned: { address, child_modules: [inner.planned] },
    configured: { variables: { name: {} }, module_calls: { [`m${level}`]: call } },
  };
}
