import type { SnapshotKind } from '../../../aws/db-snapshots.js';
import { defineError } from '../../../errors/define-error.js';

interface Bucket {
  readonly suffix: string;
  readonly address: string;
  readonly bucket: string;
}

/** S3 deletes no bucket that holds something. */
export const bucketNotEmpty = defineError<Bucket & { readonly write: string; readonly command: string }>({
  code: 'bucket-not-empty',
  summary:
    'A bucket that is kept with what is in it (`forceDestroy: false`) would be deleted and is not empty: AWS refuses that, when others are gone already.',
  exitCode: 1,
  message: ({ suffix, address, bucket }) =>
    `${suffix}: the bucket ${bucket} (${address}) would be deleted, and it is not empty: objects, former versions or delete markers are in it. As deployed it is kept with them, and AWS would refuse the deletion halfway. Nothing was changed.`,
  hint: ({ write, command }) =>
    `Empty it (“Empty” in the S3 console takes former versions and delete markers too). Or, if all that is in it may go: write ${write}, deploy that alone (${command}), then run this again.`,
});

/** Whether a bucket is empty could not be asked. */
export const bucketContentUnknown = defineError<Bucket & { readonly reason: string }>({
  code: 'bucket-content-unknown',
  summary: 'Whether a bucket that would be deleted is empty could not be found out.',
  severity: 'warning',
  message: ({ suffix, address, bucket, reason }) =>
    `${suffix}: whether the bucket ${bucket} (${address}) is empty is unknown: ${reason}`,
  hint: () =>
    'If it is not empty, AWS refuses its deletion halfway. Let the deployer call s3:ListBucketVersions, or look yourself.',
});

interface Snapshot {
  readonly suffix: string;
  readonly address: string;
  readonly name: string;
}

/** The name of the final snapshot is taken. */
export const finalSnapshotTaken = defineError<Snapshot & { readonly kind: SnapshotKind }>({
  code: 'final-snapshot-taken',
  summary: 'A database would be deleted with a final snapshot whose name is taken: AWS refuses the deletion.',
  exitCode: 1,
  message: ({ suffix, address, name }) =>
    `${suffix}: the final snapshot of ${address} would be named ${name}, and a snapshot of that name is there already. AWS would refuse the deletion halfway. Nothing was changed.`,
  hint: ({ name, kind }) => {
    const what = kind === 'cluster' ? 'db-cluster-snapshot' : 'db-snapshot';
    return `It may be the only copy of former data. Copy it (aws rds copy-${what} --source-${what}-identifier ${name} --target-${what}-identifier ${name}-kept), wait until the copy is available, then delete the first (aws rds delete-${what} --${what}-identifier ${name}).`;
  },
});

/** A final snapshot is wanted, and has no name. */
export const finalSnapshotUnnamed = defineError<Omit<Snapshot, 'name'>>({
  code: 'final-snapshot-unnamed',
  summary:
    'A database would be deleted with a final snapshot that has no name in the state: the provider refuses the deletion.',
  exitCode: 1,
  message: ({ suffix, address }) =>
    `${suffix}: ${address} is deleted with a final snapshot, and the state has no \`final_snapshot_identifier\` for it. The provider would refuse the deletion halfway. Nothing was changed.`,
  hint: ({ address }) => `Set \`final_snapshot_identifier\` in ${address} and deploy that first.`,
});

/** Whether the name is free could not be asked. */
export const finalSnapshotUnknown = defineError<Snapshot & { readonly reason: string }>({
  code: 'final-snapshot-unknown',
  summary: 'Whether the name of a final snapshot is free could not be found out.',
  severity: 'warning',
  message: ({ suffix, address, name, reason }) =>
    `${suffix}: whether the name ${name} of the final snapshot of ${address} is free is unknown: ${reason}`,
  hint: () =>
    'If it is taken, AWS refuses the deletion. Let the deployer call rds:DescribeDBSnapshots, or look yourself.',
});

interface Vault {
  readonly suffix: string;
  readonly address: string;
  readonly vault: string;
  /** How many recovery points are in it. */
  readonly points: number;
}

const backups = (points: number) => (points === 1 ? '1 recovery point' : `${points} recovery points`);

/** AWS deletes no vault that holds recovery points. */
export const vaultNotEmpty = defineError<Vault & { readonly write: string; readonly command: string }>({
  code: 'backup-vault-not-empty',
  summary:
    'A vault of AWS Backup that is kept with its backups (`backup.forceDestroy: false`) would be deleted and holds recovery points: AWS refuses that, when others are gone already.',
  exitCode: 1,
  message: ({ suffix, address, vault, points }) =>
    `${suffix}: the vault ${vault} (${address}) would be deleted, and it holds ${backups(points)}. As deployed it is kept with them, and AWS would refuse the deletion halfway. Nothing was changed.`,
  hint: ({ vault, write, command }) =>
    `Look at them: aws backup list-recovery-points-by-backup-vault --backup-vault-name ${vault}. They may be the only copies. Where all of them may go: write ${write}, deploy that alone (${command}), then run this again; a lock in the mode compliance keeps them until their days are over. To keep the vault, take it out of the state: terraform state rm.`,
});

/** The recovery points of a vault go with it. */
export const recoveryPointsGo = defineError<Vault>({
  code: 'recovery-points-go',
  summary: 'A vault of AWS Backup is deleted with the recovery points in it (`backup.forceDestroy: true`).',
  severity: 'warning',
  message: ({ suffix, address, vault, points }) =>
    `${suffix}: the vault ${vault} (${address}) is deleted with the ${backups(points)} in it.`,
  hint: ({ vault }) =>
    `To look at them first: aws backup list-recovery-points-by-backup-vault --backup-vault-name ${vault}.`,
});
