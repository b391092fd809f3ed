import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Puts the Terraform states of the sandbox aside as `state.previous`, and the journals of its runs as `journal.previous`: the emulator
 * keeps everything in memory, so what they describe ended with the server, or with a reset. Only the last ones are kept, for a person who
 * wonders.
 */
export async function setStateAside(sandboxFolder: string): Promise<void> {
  for (const name of ['state', 'journal']) await setAside(join(sandboxFolder, name));
  const work = join(sandboxFolder, 'work');
  for (const name of await readdir(work).catch(() => []))
    await rm(join(work, name, 'errored.tfstate'), { force: true });
}

async function setAside(folder: string): Promise<void> {
  const leaving = `${folder}.leaving`;
  const previous = `${folder}.previous`;
  try {
    await rename(folder, leaving);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  await rm(previous, { recursive: true, force: true });
  await rename(leaving, previous);
}
