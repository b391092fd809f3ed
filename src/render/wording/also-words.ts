import type { Finding } from '../../policy/finding.js';

/** `also SG-5, SG-16`: the narrower rules that are told with a finding; empty where there are none. */
export function alsoWords({ also }: Pick<Finding, 'also'>): string {
  return also.length === 0 ? '' : `also ${[...new Set(also.map(({ ruleId }) => ruleId))].join(', ')}`;
}
