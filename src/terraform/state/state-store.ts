import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackendBlock } from '../../config/values/backend-block.js';
import { makeFolder } from '../../files/make-folder.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import type { EnvironmentFolder } from '../folder/environment-folder.js';
import { runTerraform, type TerraformTarget } from '../run/run-terraform.js';
import { pullState } from './pull-state.js';

const graceMs = 3_000;

/** The state behind one backend, opened without the stack: the working folder of the environment stays as it is. */
export interface StateStore {
  readonly pull: () => Promise<string>;
  /** Writes a state under Terraform's lock. Terraform refuses another lineage and an older serial. */
  readonly push: (text: string) => Promise<void>;
  /** Takes the lock of somebody else away. */
  readonly forceUnlock: (id: string) => Promise<void>;
}

interface StoreOptions {
  readonly target: TerraformTarget;
  readonly folder: EnvironmentFolder;
  readonly block: BackendBlock;
  /** See `findPluginFolder`. `init` wants the providers that a state names, although nothing here runs them. */
  readonly pluginFolder: string | undefined;
}

/** Does `work` with the state behind a backend, in a folder that is gone afterwards. */
export async function withStateStore<Result>(
  { target, folder, block, pluginFolder }: StoreOptions,
  work: (store: StateStore) => Promise<Result>,
): Promise<Result> {
  const path = `${folder.path}.${block.type}-state`;
  const here = { ...target, folder: path, beforeStart: undefined };
  // What an earlier run, or somebody else, has left there is not read.
  rmSync(path, { recursive: true, force: true });
  try {
    makeFolder(path, 0o700);
    writeWholeFile(join(path, 'main.tf.json'), JSON.stringify(terraformBlock(block, folder)), 0o600);
    // HCP Terraform refuses the flag; the folder is new, so there is nothing to reconfigure either.
    const flags = [
      ...(block.type === 'cloud' ? [] : ['-reconfigure']),
      ...(pluginFolder === undefined ? [] : [`-plugin-dir=${pluginFolder}`]),
    ];
    await runTerraform(here, { args: ['init', '-json', '-input=false', ...flags], graceMs });
    return await work({
      pull: () => pullState(here),
      push: async (text) => {
        const file = join(path, 'pushed.tfstate');
        writeWholeFile(file, text, 0o600);
        await runTerraform(here, { args: ['state', 'push', file] });
      },
      forceUnlock: async (id) => {
        await runTerraform(here, { args: ['force-unlock', '-force', id], graceMs });
      },
    });
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

function terraformBlock({ type, config }: BackendBlock, { stateFile }: EnvironmentFolder): unknown {
  if (type === 'cloud') return { terraform: { cloud: config } };
  return { terraform: { backend: { [type]: type === 'local' ? { path: stateFile } : config } } };
}
