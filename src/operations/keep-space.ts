import { DiskReserve } from '../files/disk-reserve.js';
import type { OperationContext } from './context.js';
import type { EnvironmentRun } from './terraform-session.js';

/**
 * Does `work`, which changes an environment, while space is kept on the disk for what has to be written at its end.
 * @throws ENOSPC before anything is done, when there is too little
 */
export async function keepingSpace<Result>(
  { emit }: OperationContext,
  { workspace }: Pick<EnvironmentRun, 'workspace'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const reserve = new DiskReserve(workspace.reserveFile, (folder) => {
    const message = `The disk of ${folder} is full. Space that was kept for the state has been freed: make more room, or this run may be unable to write what it has made.`;
    emit({ type: 'notice', environment: workspace.suffix, message });
  });
  try {
    return await work();
  } finally {
    reserve.close();
  }
}
