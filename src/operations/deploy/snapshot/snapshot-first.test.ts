import { expect, it } from 'vitest';
import { changeOfAlb } from '../../../../test/fixtures/change-of-alb.js';
import type { DbSnapshots } from '../../../aws/db-snapshots.js';
import { resolveEnvironment } from '../../../config/resolve/resolve-environment.js';
import { Interrupted } from '../../../processes/interrupt.js';
import { targetOf } from '../../target.js';
import { snapshotFirst } from './snapshot-first.js';

const lost = (identity: Readonly<Record<string, string>> = { identifier: 'postgres-dev-001' }) =>
  changeOfAlb({
    ...{ address: 'aws_db_instance.postgres', resourceType: 'aws_db_instance', kind: 'replace' },
    ...{ losesData: true, identity },
  });

function around(statuses: readonly string[]) {
  const gentle = new AbortController();
  const left = [...statuses];
  const asked: string[] = [];
  const answer = (name: string) => {
    const status = left.shift();
    return status === undefined ? undefined : { name, status, percentProgress: 0 };
  };
  const snapshots: DbSnapshots = {
    create: async (identifier, name) => {
      asked.push(`create ${identifier} ${name}`);
      return answer(name);
    },
    find: async (name) => {
      asked.push('find');
      return answer(name);
    },
  };
  const context = {
    ...{ cwd: '/', env: {}, emit: () => undefined, now: () => new Date('2026-11-28T13:14:15Z') },
    interrupt: { gentle: gentle.signal, kill: new AbortController().signal },
  };
  const take = (changes = [lost()]) => {
    const run = targetOf(
      { env: {} },
      resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }),
      undefined,
    );
    const open = async (_target: unknown, kind: string) => {
      if (kind === 'cluster') asked.push('of clusters');
      return snapshots;
    };
    return snapshotFirst(context, { run, contents: { changes } }, { open, pollMs: 1 });
  };
  return { take, asked, gentle };
}

it('a snapshot with a dated name is taken of a database that goes, and waited for', async () => {
  const { take, asked } = around(['creating', 'creating', 'available']);
  const name = 'postgres-dev-001-before-deploy-20261128131415';
  expect(await take()).toEqual([name]);
  expect(asked).toEqual([`create postgres-dev-001 ${name}`, 'find', 'find']);
});

it('none is taken where no database goes', async () => {
  const { take, asked } = around([]);
  expect(await take([changeOfAlb()])).toEqual([]);
  expect(await take([changeOfAlb({ resourceType: 'aws_s3_bucket', losesData: true })])).toEqual([]);
  expect(asked).toEqual([]);
});

it.each(['aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'])(
  'one is taken of a cluster that goes, under a name that AWS takes: %s',
  async (resourceType) => {
    const { take, asked } = around(['creating', 'available', 'available']);
    const cluster = (name: string) =>
      changeOfAlb({
        ...{ address: `${resourceType}.main`, resourceType, kind: 'destroy', losesData: true },
        arn: `arn:aws:rds:ap-southeast-1:123456789012:cluster:${name}`,
      });
    const long = `orders-${'x'.repeat(26)}-production`;
    const names = await take([cluster('orders'), cluster(long)]);
    expect(names).toEqual([
      'orders-before-deploy-20261128131415',
      `orders-${'x'.repeat(26)}-before-deploy-20261128131415`,
    ]);
    expect(names.every((name) => name.length <= 63 && !name.includes('--'))).toBe(true);
    expect(asked).toEqual([
      ...['of clusters', `create orders ${names[0]}`, 'find'],
      ...['of clusters', `create ${long} ${names[1]}`],
    ]);
    await expect(take([{ ...cluster('orders'), arn: undefined }])).rejects.toMatchObject({
      code: 'database-not-found',
    });
    const elsewhere = cluster('orders').arn?.replace('ap-southeast-1', 'eu-west-1');
    await expect(take([{ ...cluster('orders'), arn: elsewhere }])).rejects.toMatchObject({
      code: 'database-elsewhere',
    });
  },
);

it.each([['failed'], ['deleting']])('one that is %s lets nothing be applied', async (status) => {
  await expect(around(['creating', status]).take()).rejects.toMatchObject({
    code: 'snapshot-failed',
    exitCode: 3,
  });
});

it('one that goes meanwhile lets nothing be applied either', async () => {
  await expect(around(['creating']).take()).rejects.toThrow('is `gone`. Nothing was changed.');
});

it('a database that RDS does not know lets nothing be applied', async () => {
  await expect(around([]).take()).rejects.toMatchObject({ code: 'database-not-found' });
  await expect(around(['available']).take([lost({})])).rejects.toMatchObject({ code: 'database-not-found' });
});

it('Ctrl-C ends the wait', async () => {
  const { take, gentle } = around(Array.from({ length: 10_000 }, () => 'creating'));
  const taken = take();
  setTimeout(() => gentle.abort(new Interrupted('SIGINT')), 20);
  await expect(taken).rejects.toBeInstanceOf(Interrupted);
});

it('of a database in another region none is taken, and nothing is applied: there the name may be another one', async () => {
  const { take, asked } = around(['available']);
  const arn = 'arn:aws:rds:eu-west-1:123456789012:db:postgres-dev-001';
  await expect(take([{ ...lost(), arn }])).rejects.toMatchObject({
    code: 'database-elsewhere',
    message: expect.stringContaining('eu-west-1'),
  });
  expect(asked).toEqual([]);
  const here = arn.replace('eu-west-1', 'ap-southeast-1');
  expect(await take([{ ...lost(), arn: here }])).toHaveLength(1);
});
