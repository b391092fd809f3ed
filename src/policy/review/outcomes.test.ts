import { describe, expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { readStack } from '../../model/stack/read-stack.js';
import type { Rule } from '../../rules/define-rule.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../../rules/verdict.js';
import { review } from './review.js';
import { reviewEnvironment } from './review-environment.js';

const model = readStack({ resource: { aws_db_instance: { postgres: {} } } });
const today = '2026-11-24';

/** A rule that says this; development does without its setting on purpose, production does not. */
const saying = (
  said: Verdict | readonly Verdict[],
  setting: string | undefined = 'database.multiAz',
): Rule => ({
  id: 'RDS-999',
  title: 'As it is told',
  severity: 'high',
  area: 'availability',
  requirement: 7,
  resource: 'aws_db_instance',
  why: 'Because.',
  fix: 'Mend it.',
  controls: { SOC2: { 'A1.2': ['PR'] } },
  docs: 'https://docs.aws.amazon.com/',
  examples: { pass: [], fail: [] },
  check: () => said,
  ...(setting === undefined ? {} : { setting }),
});
const outcome = (rule: Rule, tier: 'development' | 'production') =>
  review(model, { tier, today, expected: { region: 'ap-southeast-1' }, rules: [rule] });

describe('what a rule says becomes', () => {
  it.each([
    ['a fail', fail('multi_az'), 'fail', 'accepted'],
    ['something unknown', unknown('multi_az'), 'unknown', 'unknown'],
    ['a pass', pass, 'pass', 'pass'],
  ])('%s, in production and where the tier does without', (_, said, inProduction, inDevelopment) => {
    expect(outcome(saying(said), 'production')).toMatchObject([{ outcome: inProduction, reason: null }]);
    const [found] = outcome(saying(said), 'development');
    expect(found?.outcome).toBe(inDevelopment);
    expect(found?.reason === null).toBe(inDevelopment !== 'accepted');
  });

  it('a fail where no setting decides it, or one that the tier does not do without', () => {
    const { setting: _setting, ...without } = saying(fail('multi_az'));
    expect(outcome(without, 'development')).toMatchObject([{ outcome: 'fail', setting: null }]);
    const encryption = saying(fail('storage_encrypted'), 'aws.region');
    expect(outcome(encryption, 'development')).toMatchObject([{ outcome: 'fail', reason: null }]);
  });

  it('nothing where it is not applicable', () => {
    expect(outcome(saying(notApplicable), 'production')).toEqual([]);
    expect(outcome(saying([notApplicable, pass]), 'production')).toMatchObject([{ outcome: 'pass' }]);
  });

  it('one finding for each place that is open', () => {
    const said = [fail('a', 'A is wrong.'), pass, unknown('b'), fail('')];
    expect(outcome(saying(said), 'production')).toMatchObject([
      { outcome: 'fail', attribute: 'a', message: '`a`: A is wrong.' },
      { outcome: 'unknown', attribute: 'b', message: '`b` is known only after apply.' },
      { outcome: 'fail', attribute: null },
    ]);
  });
});

it('a finding says everything of its rule', () => {
  expect(outcome(saying(fail('multi_az')), 'production')).toEqual([
    {
      ruleId: 'RDS-999',
      title: 'As it is told',
      severity: 'high',
      area: 'availability',
      requirement: 7,
      outcome: 'fail',
      address: 'aws_db_instance.postgres',
      attribute: 'multi_az',
      part: null,
      message: '`multi_az` is not set.',
      moduleSource: null,
      also: [],
      environment: null,
      file: null,
      line: null,
      why: 'Because.',
      fix: 'Mend it.',
      controls: { SOC2: ['A1.2'] },
      setting: 'database.multiAz',
      reason: null,
      waiver: null,
    },
  ]);
});

it('an environment is judged by its tier, region, names and pinned image, and every finding carries its suffix', () => {
  const config = { compute: { amiId: 'ami-00000001' }, aws: { region: 'eu-west-1' } };
  const dev = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', project: 'shop', config });
  const seen: unknown[] = [];
  const rule: Rule = {
    ...saying(pass),
    check: (_element, { tier, expected, today: day }) => {
      seen.push({ tier, expected, day });
      return fail('multi_az');
    },
  };
  const { findings } = reviewEnvironment(model, dev, { today, rules: [rule] });
  expect(findings).toMatchObject([{ outcome: 'accepted', environment: 'dev-001' }]);
  const expected = { region: 'eu-west-1', suffix: 'dev-001', project: 'shop', pinnedAmi: 'ami-00000001' };
  expect(seen).toEqual([{ tier: 'development', expected, day: today }]);
});
