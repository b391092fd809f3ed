import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../config/file/load.js';
import type { Model } from '../../model/model.js';
import { completeFromStack } from '../../model/plan/complete-from-stack.js';
import { readPlan } from '../../model/plan/read-plan.js';
import { readStack } from '../../model/stack/read-stack.js';
import { packageFile } from '../../package-files.js';
import { stackJson } from '../../stacks/synth/synthesize.js';
import { reviewEnvironment } from './review-environment.js';

/** Plans that Terraform made of edits on deployed environments: what AWS has given them is in the state, and in the plan. */
const folder = packageFile('test/fixtures/plans/updates');
const { environments } = loadEnvironments(`${folder}/environments.yaml`);

describe.each(environments)('an update of $suffix', (environment) => {
  const plan = JSON.parse(readFileSync(`${folder}/${environment.suffix}.json`, 'utf8'));
  const stack = readStack(stackJson(environment));
  const findingsOf = (model: Model) =>
    reviewEnvironment(model, environment, { today: '2026-11-28' })
      .findings.filter(({ outcome }) => outcome !== 'pass')
      .map(({ outcome, ruleId, address, attribute }) => `${outcome} ${ruleId} ${address} ${attribute ?? ''}`);

  it('has the findings that `check` has, and no other', () => {
    expect(findingsOf(completeFromStack(readPlan(plan), stack))).toEqual(findingsOf(stack));
  });

  it('has no finding that `check` does not have without the stack beside it either', () => {
    const known = new Set(findingsOf(stack).map((one) => one.replace(/ \S*$/, '')));
    const more = findingsOf(readPlan(plan)).map((one) => one.replace(/ \S*$/, ''));
    expect(more.filter((one) => !known.has(one) && !one.startsWith('unknown'))).toEqual([]);
  });

  it('holds what nobody wrote where what lives is judged', () => {
    const [group] = readPlan(plan, true).ofType('aws_security_group');
    expect(group?.values.ingress).toBeDefined();
    const [written] = readPlan(plan).ofType('aws_security_group');
    expect(written?.values).not.toHaveProperty('ingress');
    expect(written?.values).toHaveProperty('name');
  });
});
