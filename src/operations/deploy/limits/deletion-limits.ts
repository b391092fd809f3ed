import { type BucketContents, openBucketContents } from '../../../aws/bucket-contents.js';
import { type DbSnapshots, openDbSnapshots, type SnapshotKind } from '../../../aws/db-snapshots.js';
import type { AwsTarget, Target } from '../../../aws/target.js';
import { textIn, type Weighed } from '../../../changes/weighed.js';
import type { Problem } from '../../../errors/problem.js';
import { UserError } from '../../../errors/user-error.js';
import { snapshotKindOf } from '../snapshot/snapshot-kind.js';
import {
  bucketContentUnknown,
  bucketNotEmpty,
  finalSnapshotTaken,
  finalSnapshotUnknown,
  finalSnapshotUnnamed,
  recoveryPointsGo,
  vaultNotEmpty,
} from './deletion-errors.js';
import { type SettingsFile, settingWords } from './setting-words.js';

/** A plan that deletes, and for whom it is. */
export interface Deleting {
  readonly run: Target;
  readonly weighed: readonly Weighed[];
  readonly loaded: SettingsFile;
}

/** Who is asked. Default: AWS. */
export interface Openers {
  readonly contents?: (target: AwsTarget) => Promise<BucketContents>;
  readonly snapshots?: (target: AwsTarget, kind: SnapshotKind) => Promise<Pick<DbSnapshots, 'find'>>;
}

/** Deletions of a plan that AWS would refuse halfway, as the state has their settings. AWS is asked only where one deletes what is kept. */
export async function deletionProblems(
  { run, weighed, loaded }: Deleting,
  { contents = openBucketContents, snapshots = openDbSnapshots }: Openers = {},
): Promise<readonly Problem[]> {
  const words = settingWords(loaded, run.environment.suffix);
  const target = { ...run, isHurried: true };
  const problems = weighed
    .filter(({ actions }) => actions.includes('delete'))
    .map(async (one) => {
      const { suffix } = run.environment;
      const about = { suffix, address: one.address };
      if (one.resourceType === 'aws_s3_bucket' && one.before.force_destroy !== true) {
        const write = words.write('force_destroy', true);
        const command = run.invocation.next('deploy', { env: suffix });
        const found = await bucketProblem({ ...about, write, command, one }, () => contents(target));
        return found.map((problem) => ({ ...problem, ...words.place('force_destroy') }));
      }
      if (one.resourceType === 'aws_backup_vault') return vaultProblems({ ...about, run, one });
      const kind = snapshotKindOf(one.resourceType);
      return kind !== undefined && one.before.skip_final_snapshot !== true
        ? snapshotProblem({ ...about, one, kind }, () => snapshots(target, kind))
        : [];
    });
  return (await Promise.all(problems)).flat();
}

interface About {
  readonly suffix: string;
  readonly address: string;
  readonly one: Weighed;
}

async function bucketProblem(
  { one, ...about }: About & { readonly write: string; readonly command: string },
  open: () => Promise<BucketContents>,
): Promise<readonly Problem[]> {
  const bucket = textIn(one.before, 'bucket');
  const unknown = (reason: string) => [bucketContentUnknown.problem({ ...about, bucket, reason })];
  if (bucket === '') return unknown('the plan does not tell its name.');
  try {
    const isFilled = await (await open()).isFilled(bucket);
    return isFilled ? [bucketNotEmpty.problem({ ...about, bucket })] : [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return unknown(error.message);
  }
}

async function snapshotProblem(
  { one, kind, ...about }: About & { readonly kind: SnapshotKind },
  open: () => Promise<Pick<DbSnapshots, 'find'>>,
): Promise<readonly Problem[]> {
  const name = textIn(one.before, 'final_snapshot_identifier');
  if (name === '') return [finalSnapshotUnnamed.problem(about)];
  try {
    const taken = await (await open()).find(name);
    return taken === undefined ? [] : [finalSnapshotTaken.problem({ ...about, name, kind })];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [finalSnapshotUnknown.problem({ ...about, name, reason: error.message })];
  }
}

/** The refresh before the plan has counted what is in the vault. */
function vaultProblems({
  one: { before },
  run,
  ...about
}: About & { readonly run: Target }): readonly Problem[] {
  const points = Number(before.recovery_points ?? 0);
  if (!(points > 0)) return [];
  const vault = textIn(before, 'name');
  if (before.force_destroy === true) return [recoveryPointsGo.problem({ ...about, vault, points })];
  const write = 'backup.forceDestroy: true';
  const command = run.invocation.next('deploy', { env: run.environment.suffix });
  return [vaultNotEmpty.problem({ ...about, vault, points, write, command })];
}
