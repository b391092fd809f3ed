import { expect, it } from 'vitest';
import { changeOf, deployedDatabase, planOf } from '../../../../test/fixtures/database-plan.js';
import { awsRefused } from '../../../aws/errors.js';
import { resolveEnvironment } from '../../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../../errors/invocation.js';
import { deletionProblems } from './deletion-limits.js';
import { refuseDeletions } from './refuse-deletions.js';

const loaded = { file: '/p/environments.yaml', locate: () => ({ line: 5, column: 17 }) };
const run = {
  environment: resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }),
  invocation: plainInvocation,
  variables: {},
};
const refused = async () => {
  throw awsRefused.error({ service: 'S3', name: 'AccessDenied', reason: 'no' });
};
async function problems(change: ReturnType<typeof changeOf>, isRefused = false) {
  const asked: string[] = [];
  const { weighed } = planOf([change]);
  const contents = async () => ({
    isFilled: async (bucket: string) => {
      asked.push(bucket);
      return bucket === 'full';
    },
  });
  const snapshots = async (_target: unknown, kind: string) => ({
    find: async (name: string) => {
      asked.push(kind === 'cluster' ? `cluster ${name}` : name);
      return name === 'taken' ? { name, status: 'available', percentProgress: 100 } : undefined;
    },
  });
  const openers = isRefused ? { contents: refused, snapshots: refused } : { contents, snapshots };
  return { found: await deletionProblems({ run, weighed, loaded }, openers), asked };
}
const bucket = (before: object, actions = ['delete'], address = 'aws_s3_bucket.bucket') =>
  changeOf(address, { actions, before, after: actions.includes('create') ? before : null });
const database = (before: object, type = 'aws_db_instance') =>
  changeOf(`${type}.postgres`, {
    actions: ['delete'],
    before: { ...deployedDatabase, skip_final_snapshot: false, ...before },
    after: null,
  });

it.each([[['delete']], [['delete', 'create']], [['create', 'delete']]])(
  'a bucket that is kept and not empty is refused: %j',
  async (actions) => {
    for (const address of ['aws_s3_bucket.bucket', 'module.logs.aws_s3_bucket.logs']) {
      const { found } = await problems(bucket({ bucket: 'full', force_destroy: false }, actions, address));
      expect(found).toMatchObject([
        {
          code: 'bucket-not-empty',
          severity: 'error',
          message: expect.stringContaining(`the bucket full (${address})`),
          hint: expect.stringContaining('write `storage.forceDestroy: true`, deploy that alone'),
          ...{ line: 5, path: 'environments.dev-001.storage.forceDestroy' },
        },
      ]);
    }
  },
);

it('a bucket that is empty, is deleted with what is in it, or stays is asked for no more than needed', async () => {
  expect(await problems(bucket({ bucket: 'empty' }))).toEqual({ found: [], asked: ['empty'] });
  expect(await problems(bucket({ bucket: 'full', force_destroy: true }))).toEqual({ found: [], asked: [] });
  expect(await problems(bucket({ bucket: 'full' }, ['update']))).toEqual({ found: [], asked: [] });
});

it('what could not be asked is unknown, and refuses nothing', async () => {
  expect((await problems(bucket({ bucket: 'full' }), true)).found).toMatchObject([
    { code: 'bucket-content-unknown', severity: 'warning', message: expect.stringContaining('AccessDenied') },
  ]);
  expect((await problems(bucket({}))).found).toMatchObject([{ code: 'bucket-content-unknown' }]);
  expect((await problems(database({ final_snapshot_identifier: 'free' }), true)).found).toMatchObject([
    { code: 'final-snapshot-unknown', severity: 'warning' },
  ]);
});

it('a final snapshot needs a name that is free', async () => {
  expect((await problems(database({ final_snapshot_identifier: 'free' }))).found).toEqual([]);
  expect((await problems(database({ final_snapshot_identifier: 'taken' }))).found).toMatchObject([
    { code: 'final-snapshot-taken', hint: expect.stringContaining('aws rds copy-db-snapshot') },
  ]);
  expect((await problems(database({}))).found).toMatchObject([{ code: 'final-snapshot-unnamed' }]);
  const without = { final_snapshot_identifier: 'taken', skip_final_snapshot: true };
  expect(await problems(database(without))).toEqual({ found: [], asked: [] });
});

it.each(['aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'])(
  'so does that of a cluster, among the snapshots of clusters: %s',
  async (type) => {
    const taken = await problems(database({ final_snapshot_identifier: 'taken' }, type));
    expect(taken).toMatchObject({
      found: [
        { code: 'final-snapshot-taken', hint: expect.stringContaining('aws rds copy-db-cluster-snapshot') },
      ],
      asked: ['cluster taken'],
    });
    expect((await problems(database({}, type))).found).toMatchObject([{ code: 'final-snapshot-unnamed' }]);
  },
);

it('a vault that holds backups is refused where it is kept, and told where they go with it', async () => {
  const vault = (before: object) =>
    changeOf('aws_backup_vault.backup_vault', {
      actions: ['delete'],
      before: { name: 'backup-vault-prod-003', ...before },
      after: null,
    });
  expect((await problems(vault({ force_destroy: false, recovery_points: 12 }))).found).toMatchObject([
    {
      code: 'backup-vault-not-empty',
      severity: 'error',
      message: expect.stringMatching(/backup-vault-prod-003 .* holds 12 recovery points/),
      hint: expect.stringContaining('write backup.forceDestroy: true'),
    },
  ]);
  expect((await problems(vault({ force_destroy: true, recovery_points: 1 }))).found).toMatchObject([
    {
      code: 'recovery-points-go',
      severity: 'warning',
      message: expect.stringContaining('with the 1 recovery point in it'),
    },
  ]);
  expect((await problems(vault({ force_destroy: false, recovery_points: 0 }))).found).toEqual([]);
  expect((await problems(vault({ force_destroy: false }))).found).toEqual([]);
});

it('what has been written since the plan is refused right before the apply, and what is not known is not', async () => {
  const { weighed } = planOf([bucket({ bucket: 'full', force_destroy: false }, ['delete', 'create'])]);
  const look = (contents: Parameters<typeof refuseDeletions>[1]) =>
    refuseDeletions({ run, contents: { weighed }, loaded }, contents);
  await expect(look({ contents: async () => ({ isFilled: async () => true }) })).rejects.toMatchObject({
    exitCode: 1,
    problems: [{ code: 'bucket-not-empty' }],
  });
  await look({ contents: async () => ({ isFilled: async () => false }) });
  await look({ contents: refused });
});
