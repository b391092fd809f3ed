import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { productionWeakened } from '../schema/setting-errors.js';
import type { SettingPath } from '../schema/setting-path.js';
import type { EnvironmentCheck } from './check.js';

/** One thing that production should have. */
interface Expectation {
  readonly at: SettingPath;
  readonly isMet: (environment: ResolvedEnvironment) => boolean;
  readonly message: string;
  readonly hint: string;
}

const expectations: readonly Expectation[] = [
  {
    at: ['compute', 'minSize'],
    isMet: ({ compute }) => compute.minSize >= 2,
    message: 'Production with fewer than two instances stops when one of them fails.',
    hint: 'Set `compute.minSize` to at least 2, better 3: one per Availability Zone.',
  },
  {
    at: ['database', 'multiAz'],
    isMet: ({ database }) => database.multiAz,
    message: 'Production without Multi-AZ loses its database with one Availability Zone.',
    hint: 'Set `database.multiAz: true`.',
  },
  {
    at: ['database', 'deletionProtection'],
    isMet: ({ database }) => database.deletionProtection,
    message: 'The database of production can be deleted by one command.',
    hint: 'Set `database.deletionProtection: true` unless you are about to destroy the environment.',
  },
  {
    at: ['loadBalancer', 'deletionProtection'],
    isMet: ({ loadBalancer }) => loadBalancer.deletionProtection,
    message: 'The load balancer of production can be deleted by one command.',
    hint: 'Set `loadBalancer.deletionProtection: true` unless you are about to destroy the environment.',
  },
  {
    at: ['database', 'backupRetentionDays'],
    isMet: ({ database }) => database.backupRetentionDays >= 7,
    message: 'Production keeps its backups for less than 7 days.',
    hint: 'Set `database.backupRetentionDays` to at least 7.',
  },
];

/** Warns where production is weaker than the review wants it. */
export const productionCheck: EnvironmentCheck = {
  reads: expectations.map(({ at }) => at.join('.')),
  run: (environment) => {
    if (environment.tier !== 'production') return [];
    return expectations
      .filter(({ isMet }) => !isMet(environment))
      .map(({ at, message, hint }) => ({ at, problem: productionWeakened.problem({ message, hint }) }));
  },
};
