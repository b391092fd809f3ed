import type { BackendBlock } from '../../config/values/backend-block.js';
import { messageOf } from '../../errors/message-of.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { openRecordStore } from './record-store.js';

interface Moved {
  readonly run: EnvironmentRun;
  readonly source: BackendBlock;
  readonly wanted: BackendBlock;
}

/**
 * Takes the record of the last deploy along with its state. One that lies at the target stays: a colleague has deployed there since. What is
 * left in S3 stays there, as the state does.
 */
export async function carryRecord({ emit }: OperationContext, { run, source, wanted }: Moved): Promise<void> {
  try {
    const [from, to] = await Promise.all([openRecordStore(run, source), openRecordStore(run, wanted)]);
    const [before, there] = await Promise.all([from.read(), to.read()]);
    if (before.kind === 'record' && there.kind === 'none') await to.write(before.record);
    // Beside no state of S3 the record is a file of this project folder: where both are, it is the same one.
    if (source.type === 'local' && wanted.type === 's3') await from.remove();
  } catch (error) {
    const message = `The record of its last deploy did not move with the state: ${messageOf(error)}`;
    emit({ type: 'notice', environment: run.folder.suffix, message });
  }
}
