import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { workAreaProblems } from '../../../terraform/folder/boundary/check-work-area.js';
import type { GeneralCheck } from '../check.js';
import { type Diagnosis, knownProblem, ok, problem, warning } from '../diagnosis.js';

const mebibyte = 1024 * 1024;
/** State, plan and journal of an environment take a few MiB; the rest is for what writes beside us. */
const leastMiB = 100;
/** The provider takes about 700 MB where no mirror has it unpacked. */
const comfortableMiB = 1_000;

/** `.multienv`, with working folders and local states, is ours alone and can be written, and the disk is not full. */
export const projectFolderCheck: GeneralCheck = {
  id: 'project-folder',
  title: 'Project folder',
  run: async ({ context, loaded, sandboxFolder }) => {
    const folder = sandboxFolder ?? join(loaded.root, '.multienv');
    const existing = await nearestExisting(folder);
    const info = await stat(existing);
    if (!info.isDirectory())
      return problem(
        `${existing} is not a folder: working files and states cannot be written.`,
        `rm ${existing}`,
      );
    const [untrusted] = workAreaProblems(loaded.root, context.env);
    if (untrusted !== undefined) return knownProblem(untrusted);
    const isWritable = await access(existing, constants.W_OK).then(
      () => true,
      () => false,
    );
    if (!isWritable)
      return problem(`${existing} cannot be written.`, `Make it yours: sudo chown -R "$USER" ${existing}`);
    const { bavail, bsize } = await statfs(existing);
    return diskFinding(folder, Math.floor((bavail * bsize) / mebibyte));
  },
};

/** What free space on the disk of a folder means for us. */
export function diskFinding(folder: string, freeMiB: number): Diagnosis {
  const free = `${folder} can be written, ${freeMiB} MiB are free`;
  if (freeMiB >= comfortableMiB) return ok(`${folder} can be written.`);
  const fix = 'Free some space: a full disk in the middle of an apply costs the state.';
  return freeMiB < leastMiB ? problem(`${free}.`, fix) : warning(`${free}.`, fix);
}

async function nearestExisting(folder: string): Promise<string> {
  const exists = await stat(folder).then(
    () => true,
    () => false,
  );
  const parent = dirname(folder);
  return exists || parent === folder ? folder : nearestExisting(parent);
}
