import { describe, expect, it } from 'vitest';
import { everyOption } from '../../../test/fixtures/every-option.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { readStack } from '../../model/stack/read-stack.js';
import { synthesizeEnvironment } from '../../testing.js';
import type { Finding } from '../finding.js';
import { reviewEnvironment } from './review-environment.js';

const certificateArn =
  'arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';

function findingsOf(
  environment: string,
  suffix: string,
  config: Parameters<typeof synthesizeEnvironment>[2] = {},
) {
  const resolved = resolveEnvironment({ environment, suffix, config });
  const model = readStack(synthesizeEnvironment(environment, suffix, resolved));
  return reviewEnvironment(model, resolved, { today: '2026-11-24' }).findings;
}

function listed(findings: readonly Finding[], ...outcomes: readonly Finding['outcome'][]): readonly string[] {
  return findings
    .filter(({ outcome }) => outcomes.includes(outcome))
    .map(({ outcome, ruleId, address, attribute, message }) =>
      [outcome, ruleId, address, attribute, message].join(' '),
    );
}

describe('our own stacks', () => {
  it.each([
    ['dev', 'dev-001'],
    ['staging', 'staging-002'],
  ])('%s has nothing open', (environment, suffix) => {
    expect(listed(findingsOf(environment, suffix), 'fail', 'unknown')).toEqual([]);
  });

  it('prod with a certificate has nothing open, and goes without nothing', () => {
    const findings = findingsOf('prod', 'prod-003', { loadBalancer: { certificateArn } });
    expect(listed(findings, 'fail', 'unknown', 'accepted', 'waived')).toEqual([]);
  });

  it.each(everyOption)('$name leaves nothing unknown that a stack can tell', ({ environment, config }) => {
    const found = findingsOf(environment, `${environment}-007`, config);
    const unknown = found.filter(({ outcome }) => outcome === 'unknown').map(({ ruleId }) => ruleId);
    // Zones and routes of subnets that others made are out of its sight.
    expect(unknown.sort()).toEqual(config.network?.mode === 'existing' ? ['RDS-36', 'RDS-37'] : []);
  });
});
