import { engineVersionsAsOf, judgeEngineVersion } from '../../../rules/rds/facts/engine-versions.js';
import { engineVersionRefused, engineVersionUnknown } from '../../schema/setting-errors.js';
import type { EnvironmentCheck } from '../check.js';

const at = ['database', 'engineVersion'];

/** Refuses versions below the review's floor and those that AWS no longer creates. */
export const engineVersionCheck: EnvironmentCheck = {
  reads: ['database.engineVersion'],
  run: ({ database: { engineVersion: version } }) => {
    const verdict = judgeEngineVersion(version);
    if (verdict.outcome === 'accepted') return [];
    if (verdict.outcome === 'unknown') {
      return [
        {
          at,
          problem: engineVersionUnknown.problem({ version, asOf: engineVersionsAsOf }, { value: version }),
        },
      ];
    }
    const { nearest } = verdict;
    const why =
      verdict.outcome === 'below-floor'
        ? 'the review accepts 15.4 and newer'
        : `AWS does not create it${verdict.since === null ? '' : ` since ${verdict.since}`} (table of ${engineVersionsAsOf})`;
    const place = { value: version, suggestion: nearest };
    return [{ at, problem: engineVersionRefused.problem({ version, why, nearest }, place) }];
  },
};
