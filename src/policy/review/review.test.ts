import { expect, it } from 'vitest';
import { readStack } from '../../model/stack/read-stack.js';
import multiAz from '../../rules/rds/multi-az.js';
import { review } from './review.js';

const stack = (attributes: object) => readStack({ resource: { aws_db_instance: { postgres: attributes } } });

it('finds what a rule refuses, with address, attribute and requirement', () => {
  const findings = review(stack({ storage_encrypted: false }), {
    tier: 'production',
    today: '2026-11-24',
    expected: { region: 'ap-southeast-1' },
  });
  expect(findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'RDS-1',
      outcome: 'fail',
      address: 'aws_db_instance.postgres',
      attribute: 'storage_encrypted',
      requirement: 3,
    }),
  );
});

it.each([
  ['development', false, 'accepted'],
  ['staging', false, 'accepted'],
  ['production', false, 'fail'],
  ['development', '${var.multi_az}', 'unknown'],
  ['production', '${var.multi_az}', 'unknown'],
  ['development', true, 'pass'],
] as const)('in %s a standby that is %s is %s', (tier, multi_az, outcome) => {
  const options = { tier, today: '2026-11-24', expected: { region: 'ap-southeast-1' }, rules: [multiAz] };
  const [finding] = review(stack({ multi_az }), options);
  expect(finding?.outcome).toBe(outcome);
  expect(finding?.reason === null).toBe(outcome !== 'accepted');
});
