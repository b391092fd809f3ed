import { dirname } from 'node:path';
import { DiskReserve, reserveMiB } from '../../files/disk-reserve.js';
import type { OperationContext } from '../context.js';
import { diskTooFull } from '../errors.js';
import type { EnvironmentRun } from './environment-run.js';

/**
 * Does `work`, which changes an environment, while space is kept on the disk for what has to be written at its end.
 * @throws UserError `disk-too-full` before anything is done
 */
export async function keepingSpace<Result>(
  { emit }: OperationContext,
  { folder }: Pick<EnvironmentRun, 'folder'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const reserve = reserveOf(folder, (path) => {
    const message = `The disk of ${path} is full. Space that was kept for the state has been freed: make more room, or this run may be unable to write what it has made.`;
    emit({ type: 'notice', environment: folder.suffix, message });
  });
  try {
    return await work();
  } finally {
    reserve.close();
  }
}

function reserveOf(
  { suffix, reserveFile }: EnvironmentRun['folder'],
  onFull: (path: string) => void,
): DiskReserve {
  try {
    return new DiskReserve(reserveFile, onFull);
  } catch (error) {
    const isFull =
      error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));
    throw isFull
      ? diskTooFull.error({ suffix, folder: dirname(reserveFile), needed: reserveMiB }, { cause: error })
      : error;
  }
}
