import type { Rds } from '../../../aws/rds.js';
import { textIn, type Weighed } from '../../../changes/weighed.js';
import type { Problem } from '../../../errors/problem.js';
import { UserError } from '../../../errors/user-error.js';
import { upgradePath, upgradePathsAsOf } from '../../../rules/rds/facts/upgrade-paths.js';
import { type EngineChange, engineChange } from './engine-versions.js';
import {
  engineDowngrade,
  majorUpgradeInWindow,
  majorUpgradeNotAllowed,
  upgradePathNotOffered,
  upgradePathUnknown,
} from './limit-errors.js';
import type { Judge } from './storage-limits.js';

/** Judges an engine, with a way to ask RDS. */
export interface EngineJudge extends Judge {
  /** The command that deploys the environment. */
  readonly command: string;
  readonly ask: () => Promise<Pick<Rds, 'upgradeTargets' | 'defaultVersion'>>;
}

/** What RDS would refuse of a change of the version of the engine. */
export async function engineProblems(database: Weighed, judge: EngineJudge): Promise<readonly Problem[]> {
  const change = engineChange(database);
  if (change === undefined) return [];
  const { suffix, words, command } = judge;
  const { address, from, to, direction, isMajor } = change;
  const about = { suffix, address, from, to };
  const place = words.place('engine_version', to);
  if (direction < 0) {
    const details = {
      ...about,
      setting: words.name('engine_version'),
      write: words.write('engine_version', from),
    };
    return [engineDowngrade.problem(details, place)];
  }
  const problems: Problem[] = [];
  if (isMajor && database.after.allow_major_version_upgrade !== true)
    problems.push(majorUpgradeNotAllowed.problem(about, place));
  if (isMajor && waitsWithGroup(database)) {
    const write = words.write('apply_immediately', true);
    problems.push(
      majorUpgradeInWindow.problem({ ...about, write, command }, words.place('apply_immediately', false)),
    );
  }
  return [...problems, ...(await pathProblems(change, judge))];
}

/** Whether the upgrade waits for the window, with a parameter group that the running version cannot have. */
function waitsWithGroup({ before, after }: Weighed): boolean {
  const groups = ['parameter_group_name', 'db_cluster_parameter_group_name'];
  const changes = groups.some((name) => textIn(before, name) !== textIn(after, name));
  return changes && after.apply_immediately !== true;
}

/** RDS is asked; where it does not answer, a dated table is. */
async function pathProblems(change: EngineChange, judge: EngineJudge): Promise<readonly Problem[]> {
  const { engine, from, to, isMajor } = change;
  // A minor that is raised, or a major that is named alone, is no other path than AWS's own.
  const isRelaxed = change.direction === 0 && !isMajor && from.startsWith(`${to}.`);
  if (engine !== 'postgres' || !/^\d+\.\d+/.test(from) || !(isMajor || isRelaxed)) return [];
  const about = { suffix: judge.suffix, address: change.address, from, to };
  const answer = await askFor(change, judge);
  if (answer.path === 'offered') return [];
  if (answer.path === 'unknown') return [upgradePathUnknown.problem({ ...about, reason: answer.reason })];
  const [best] = answer.offered.slice(-1);
  const write = best === undefined ? undefined : judge.words.write('engine_version', best);
  const { offered, source } = answer;
  const details = { ...about, offered, source, write };
  return [upgradePathNotOffered.problem(details, judge.words.place('engine_version', to))];
}

type Answer =
  | { readonly path: 'offered' }
  | { readonly path: 'unknown'; readonly reason: string }
  | { readonly path: 'not-offered'; readonly offered: readonly string[]; readonly source: string };

async function askFor(change: EngineChange, { ask }: EngineJudge): Promise<Answer> {
  try {
    const answer = await askRds(change, await ask());
    if (answer !== undefined) return answer;
  } catch (error) {
    // Whoever may not ask, or cannot, has the table.
    if (!(error instanceof UserError)) throw error;
  }
  const path = upgradePath(change.from, change.to);
  const source = `table of ${upgradePathsAsOf}`;
  if (path === 'not-offered') return { path, offered: [], source };
  if (path === 'offered') return { path };
  return { path, reason: `RDS did not say, and the ${source} does not know one of them` };
}

/** Undefined where the region does not know one of the versions. */
async function askRds(
  { from, to }: EngineChange,
  rds: Pick<Rds, 'upgradeTargets' | 'defaultVersion'>,
): Promise<Answer | undefined> {
  const isExact = to.includes('.');
  const targets = await rds.upgradeTargets(from);
  // A major alone stands for the minor that AWS picks.
  const wanted = isExact ? to : await rds.defaultVersion(to);
  if (wanted === undefined || targets.length === 0) return undefined;
  if (wanted === from || targets.includes(wanted)) return { path: 'offered' };
  const [major = ''] = to.split('.');
  const offered = from.startsWith(`${major}.`)
    ? [from]
    : targets.filter((one) => one.startsWith(`${major}.`));
  return {
    path: 'not-offered',
    offered,
    source: isExact ? 'asked just now' : `it picks ${wanted} for ${to}`,
  };
}
