import { App } from 'cdktn';
import { expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { MultiEnvStack } from '../multi-env-stack.js';
import { ReviewValidation } from './review-validation.js';

const waiver = {
  rule: 'RDS-1',
  address: 'aws_db_instance.postgres',
  reason: 'A test of the synthesis.',
  owner: 'platform',
  expires: '2026-12-31',
};

/** What the validation says on a day about a stack in which one rule of severity high or critical fails, waived until the end of 2026. */
function problemsOn(day: string, rule?: string): readonly string[] {
  const config = { loadBalancer: {}, database: {} };
  const plain = resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config });
  const environment = rule === undefined ? plain : { ...plain, waivers: [{ ...waiver, rule }] };
  const stack = new MultiEnvStack(
    new App({ stackTraces: false }),
    'multi-env-dev-001',
    'dev',
    'dev-001',
    plain,
  );
  stack.addOverride('resource.aws_db_instance.postgres.storage_encrypted', false);
  return new ReviewValidation(stack, environment, () => new Date(`${day}T12:00:00Z`)).validate();
}

it('refuses what is grave, and takes a waiver until the end of its last day', () => {
  const [problem = '', ...more] = problemsOn('2026-12-01');
  expect(more).toEqual([]);
  const rule = /violates ([A-Z0-9-]+),/.exec(problem)?.[1];
  expect(problem).toContain('aws_db_instance.postgres (storage_encrypted)');
  expect(problemsOn('2026-12-31', rule)).toEqual([]);
  expect(problemsOn('2027-01-01', rule)).toEqual([problem]);
});
