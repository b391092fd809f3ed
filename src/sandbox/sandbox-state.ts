import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Puts the Terraform states of the sandbox aside as `state.previous`: the emulator keeps everything in memory, so what they describe ended
 * with the server, or with a reset. Only the last ones are kept, for a person who wonders.
 */
export async function setStateAside(sandboxFolder: string): Promise<void> {
  const state = join(sandboxFolder, 'state');
  const previous = join(sandboxFolder, 'state.previous');
  try {
    await rename(state, `${state}.leaving`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  await rm(previous, { recursive: true, force: true });
  await rename(`${state}.leaving`, previous);
}
