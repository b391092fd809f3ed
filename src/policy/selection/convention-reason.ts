import type { Framework } from '../../rules/frameworks.js';
import { rules } from '../../rules/index.js';
import type { Reason } from './leave-out.js';

const conventions = new Map(
  rules.filter(({ convention }) => convention === true).map((rule) => [rule.id, rule]),
);

/** The rule that is asked for by naming a region. */
const regionRule = 'PROV-1';

interface Asked {
  readonly hasRegion: boolean;
  readonly framework: Framework | undefined;
}

/**
 * Leaves out what only this project agreed on. `--region` asks for the rule about the region all the same, and a framework for those that one
 * of its controls is judged by.
 */
export function conventionReason({ hasRegion, framework }: Asked): Reason {
  return {
    by: 'conventions',
    leavesOut: ({ id }) => {
      const rule = conventions.get(id);
      if (rule === undefined || (hasRegion && id === regionRule)) return false;
      return framework === undefined || rule.controls[framework] === undefined;
    },
  };
}
