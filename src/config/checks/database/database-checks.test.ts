import { describe, expect, it } from 'vitest';
import { dev, settingsFiles } from '../../../../test/fixtures/settings-files.js';

const { problemsOf } = settingsFiles();

/** Place, words and hint of each problem of these settings of the database. */
const told = (settings: string) =>
  problemsOf(dev(`database: { ${settings} }`)).map(
    ({ path, message, hint }) => `${path?.replace('environments.dev-001.database.', '')}: ${message} ${hint}`,
  );

describe('a database that starts from something', () => {
  it.each([
    [
      'restoreFrom: { source: snapshot }',
      'restoreFrom.source: `database.restoreFrom.source: snapshot` needs `snapshotIdentifier`. Add `snapshotIdentifier`: the name of a snapshot, such as postgres-prod-003-final.',
    ],
    [
      'restoreFrom: { source: pointInTime }',
      'restoreFrom.source: `database.restoreFrom.source: pointInTime` needs `databaseIdentifier`. Add `databaseIdentifier`: the DB instance whose backups are read, such as postgres-prod-003.',
    ],
  ])('says from what: %s', (settings, words) => {
    expect(told(settings)).toEqual([words]);
  });

  it.each([
    'restoreFrom: { source: nothing }',
    'restoreFrom: { source: snapshot, snapshotIdentifier: a }',
    'restoreFrom: { source: pointInTime, databaseIdentifier: a }',
  ])('has said it with %s', (settings) => {
    expect(told(settings)).toEqual([]);
  });
});

describe('the speed of the storage', () => {
  it.each([
    [
      'storageGiB: 399, iops: 12000, storageThroughputMiBps: 500',
      [
        'iops: `database.iops` cannot be chosen for 399 GiB: gp3 storage below 400 GiB has 3000 IOPS and 125 MiB/s. Take it out, or raise storageGiB to at least 400.',
        'storageThroughputMiBps: `database.storageThroughputMiBps` cannot be chosen for 399 GiB: gp3 storage below 400 GiB has 3000 IOPS and 125 MiB/s. Take it out, or raise storageGiB to at least 400.',
      ],
    ],
    [
      'storageGiB: 400, iops: 12003, storageThroughputMiBps: 3001',
      [
        'storageThroughputMiBps: `database.storageThroughputMiBps` (3001) is more than a quarter of `database.iops` (12003), which RDS refuses. Lower it to 3000, or raise iops to 12004.',
      ],
    ],
    ['storageGiB: 400, iops: 12003, storageThroughputMiBps: 3000', []],
    ['storageGiB: 400, iops: 12000', []],
    ['storageGiB: 400, storageThroughputMiBps: 500', []],
  ])('of %s', (settings, words) => {
    expect(told(`maxStorageGiB: 1000, ${settings}`)).toEqual(words);
  });
});
