import { describe, expect, it } from 'vitest';
import { databaseUpdate, planOf } from '../../../../test/fixtures/database-plan.js';
import { settingWords } from './setting-words.js';
import { storageProblems } from './storage-limits.js';

const file = { file: '/p/environments.yaml', locate: () => ({ line: 5, column: 17 }) };
const words = settingWords(file, 'dev-001');
type Values = Readonly<Record<string, unknown>>;

function problems(after: Values, { before, written }: { before?: Values; written?: Values } = {}) {
  const { weighed } = planOf([databaseUpdate(after, before)], written);
  return weighed.flatMap((one) => storageProblems(one, { suffix: 'dev-001', words }));
}
const codes = (...given: Parameters<typeof problems>) => problems(...given).map(({ code }) => code);

describe('storage that would shrink', () => {
  it('is refused with both sizes, the place and what to write', () => {
    expect(problems({ allocated_storage: 200, max_allocated_storage: null })).toMatchObject([
      {
        code: 'storage-shrinks',
        severity: 'error',
        message:
          'dev-001: aws_db_instance.postgres has 300 GiB of storage, and database.storageGiB says 200. Storage never shrinks: AWS would refuse the change.',
        hint: expect.stringMatching(
          /^Write `database\.storageGiB: 300` and `database\.maxStorageGiB: 300`, also where RDS has grown/,
        ),
        ...{ file: '/p/environments.yaml', line: 5, path: 'environments.dev-001.database.storageGiB' },
      },
    ]);
  });

  it('is refused in the plan that turns autoscaling off too, which shows no smaller size yet', () => {
    const off = { max_allocated_storage: null };
    expect(codes(off, { written: { allocated_storage: 200 } })).toEqual(['storage-shrinks']);
    expect(codes(off, { written: { allocated_storage: 300 } })).toEqual([]);
  });

  it('stays as it is and is told while autoscaling is on: RDS may have grown it', () => {
    const [told, ...others] = problems({ multi_az: true }, { written: { allocated_storage: 200 } });
    expect(told).toMatchObject({ code: 'storage-stays-larger', severity: 'warning' });
    expect(told?.hint).toBe('Write `database.storageGiB: 300`, so that the file says what is there.');
    expect(others).toEqual([]);
    const near = problems({ max_allocated_storage: 310 }, { written: { allocated_storage: 200 } });
    expect(near.map(({ code }) => code)).toEqual(['storage-stays-larger', 'storage-limit-too-low']);
    expect(near[0]?.hint).toContain('and `database.maxStorageGiB: 330`');
  });

  it('is that of a cluster too', () => {
    const cluster = databaseUpdate({ allocated_storage: 200 }, {}, 'aws_rds_cluster.main');
    const [found] = planOf([cluster]).weighed.flatMap((one) =>
      storageProblems(one, { suffix: 'dev-001', words }),
    );
    expect(found).toMatchObject({ code: 'storage-shrinks' });
  });

  it('is none of what is made, goes, or is replaced', () => {
    for (const actions of [['delete'], ['create'], ['delete', 'create']]) {
      const [one] = planOf([databaseUpdate({ allocated_storage: 200 })]).weighed;
      expect(one && storageProblems({ ...one, actions }, { suffix: 'dev-001', words })).toEqual([]);
    }
  });
});

it('growth by less than 10 % is rounded up by RDS, and told', () => {
  expect(problems({ allocated_storage: 310 })).toMatchObject([
    {
      ...{ code: 'storage-rounded-up', severity: 'warning' },
      message: expect.stringContaining(
        'from 300 to 310 GiB. RDS grows storage by at least 10 %, and makes 330 of it.',
      ),
      hint: expect.stringMatching(/^Write `database\.storageGiB: 330`/),
    },
  ]);
  expect(codes({ allocated_storage: 330 })).toEqual([]);
  expect(codes({ allocated_storage: 310 }, { before: { engine: 'sqlserver-se' } })).toEqual([]);
});

it('a limit of autoscaling leaves 10 % of room, or is equal', () => {
  expect(problems({ max_allocated_storage: 315 })).toMatchObject([
    {
      code: 'storage-limit-too-low',
      hint: 'Write `database.maxStorageGiB: 330` or more. `database.maxStorageGiB: 300` turns autoscaling off.',
    },
  ]);
  expect(codes({ max_allocated_storage: 330 })).toEqual([]);
  expect(codes({ max_allocated_storage: 300 })).toEqual([]);
  expect(codes({ allocated_storage: 390 }, { before: { max_allocated_storage: 400 } })).toEqual([
    'storage-limit-too-low',
  ]);
  // RDS has grown it up to its limit: nothing is sent.
  expect(codes({ multi_az: true }, { before: { allocated_storage: 950 } })).toEqual([]);
});

describe('the speed of storage', () => {
  it.each([
    ['across 400 GiB', {}, { allocated_storage: 500 }, true],
    ['to exactly 400 GiB', {}, { allocated_storage: 400 }, true],
    ['below 400 GiB', {}, { allocated_storage: 399 }, false],
    ['with its speed', {}, { allocated_storage: 500, iops: 12_000 }, false],
    ['above 400 GiB', { allocated_storage: 450, iops: 12_000 }, { allocated_storage: 500 }, false],
    ['of MariaDB', { engine: 'mariadb' }, { allocated_storage: 400 }, true],
    [
      'of Oracle across 200 GiB',
      { engine: 'oracle-ee', allocated_storage: 100 },
      { allocated_storage: 200 },
      true,
    ],
    ['of SQL Server, which has no step', { engine: 'sqlserver-se' }, { allocated_storage: 500 }, false],
    ['that is not of the size alone', { allocated_storage: 500 }, { multi_az: true }, false],
    ['to less than its floor', { allocated_storage: 500, iops: 12_000 }, { iops: 6000 }, true],
    ['chosen below 400 GiB', {}, { iops: 6000 }, true],
    ['of io1 without IOPS', { iops: 0 }, { storage_type: 'io1' }, true],
    ['of io1', {}, { storage_type: 'io1', iops: 15_000 }, false],
    ['of io1 over its ratio', {}, { storage_type: 'io1', iops: 15_001 }, true],
    ['of io2 over the ratio of io1', {}, { storage_type: 'io2', iops: 15_001 }, false],
    ['of a small io2', { allocated_storage: 50 }, { storage_type: 'io2', iops: 3000 }, true],
    [
      'of a small io1 of SQL Server',
      { engine: 'sqlserver-se', allocated_storage: 50 },
      { storage_type: 'io1', iops: 2000 },
      false,
    ],
    ['of io1 that stays', { storage_type: 'io1', allocated_storage: 50 }, { multi_az: true }, false],
    ['from gp2', { storage_type: 'gp2', iops: 0, allocated_storage: 500 }, { storage_type: 'gp3' }, false],
    ['to gp2', {}, { storage_type: 'gp2', allocated_storage: 500 }, false],
  ])('%s', (_what, before, after, isRefused) => {
    expect(codes(after, { before })).toEqual(isRefused ? ['storage-speed-refused'] : []);
  });

  it('is told with what AWS has, what would be sent, and what to set', () => {
    expect(problems({ allocated_storage: 500 })).toMatchObject([
      {
        message:
          'dev-001: aws_db_instance.postgres: gp3 storage of 500 GiB has at least 12000 IOPS, and the change would be sent with 3000. AWS would refuse the change.',
        hint: expect.stringContaining('`iops = 12000` and `storage_throughput = 500`'),
      },
    ]);
  });
});

it('a stack of your own is told by its attributes, and by no place of the file', () => {
  const own = settingWords({ ...file, synthCommand: ['npx', 'tsx', 'main.ts'] }, 'dev-001');
  const [one] = planOf([databaseUpdate({ allocated_storage: 200, max_allocated_storage: null })]).weighed;
  expect(one && storageProblems(one, { suffix: 'dev-001', words: own })).toMatchObject([
    {
      message: expect.stringContaining('and allocated_storage says 200'),
      hint: expect.stringContaining('`allocated_storage = 300`'),
      file: null,
    },
  ]);
});
