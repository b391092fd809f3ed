import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { productionWeakened } from '../schema/setting-errors.js';
import type { SettingPath } from '../schema/setting-path.js';
import type { EnvironmentCheck } from './check.js';

/** One thing that production should have. */
interface Expectation {
  readonly at: SettingPath;
  /** The rule that looks at the same: who waives it has answered the warning. */
  readonly rule: string;
  readonly isMet: (environment: ResolvedEnvironment) => boolean;
  readonly message: string;
  readonly hint: string;
}

const expectations: readonly Expectation[] = [
  {
    at: ['compute', 'minSize'],
    rule: 'ASG-10',
    isMet: ({ compute }) => compute.minSize >= 2,
    message: 'Production with fewer than two instances stops when one of them fails.',
    hint: 'Set `compute.minSize` to at least 2, better 3: one per Availability Zone.',
  },
  {
    at: ['database', 'multiAz'],
    rule: 'RDS-6',
    isMet: ({ database }) => database.multiAz,
    message: 'Production without Multi-AZ loses its database with one Availability Zone.',
    hint: 'Set `database.multiAz: true`.',
  },
  {
    at: ['database', 'deletionProtection'],
    rule: 'RDS-13',
    isMet: ({ database }) => database.deletionProtection,
    message: 'The database of production can be deleted by one command.',
    hint: 'Set `database.deletionProtection: true` unless you are about to destroy the environment.',
  },
  {
    at: ['loadBalancer', 'deletionProtection'],
    rule: 'ELB-2',
    isMet: ({ loadBalancer }) => loadBalancer.deletionProtection,
    message: 'The load balancer of production can be deleted by one command.',
    hint: 'Set `loadBalancer.deletionProtection: true` unless you are about to destroy the environment.',
  },
  {
    at: ['database', 'backupRetentionDays'],
    rule: 'RDS-9',
    isMet: ({ database }) => database.backupRetentionDays >= 7,
    message: 'Production keeps its backups for less than 7 days.',
    hint: 'Set `database.backupRetentionDays` to at least 7.',
  },
];

/** Warns where production is weaker than the review wants it. */
export const productionCheck: EnvironmentCheck = {
  reads: [...expectations.map(({ at }) => at.join('.')), 'waivers'],
  run: (environment) => {
    if (environment.tier !== 'production') return [];
    return expectations
      .filter(({ isMet, rule }) => !isMet(environment) && !isWaived(environment, rule))
      .map(({ at, message, hint }) => ({ at, problem: productionWeakened.problem({ message, hint }) }));
  },
};

/** By a waiver of the file that holds today. */
function isWaived({ waivers = [] }: ResolvedEnvironment, rule: string): boolean {
  return waivers.some((waiver) => waiver.rule === rule);
}
