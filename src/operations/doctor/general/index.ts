import type { GeneralCheck } from '../check.js';
import { cliConfigCheck } from './cli-config.js';
import { nodeCheck } from './node.js';
import { projectFolderCheck } from './project-folder.js';
import { providerCheck } from './provider.js';
import { providerLockCheck } from './provider-lock.js';
import { pythonCheck } from './python.js';
import { terraformCheck } from './terraform.js';

/** Every check of machine and project, in the order in which they are shown; a new one is a file beside this and a line here. */
export const generalChecks: readonly GeneralCheck[] = [
  nodeCheck,
  terraformCheck,
  cliConfigCheck,
  providerCheck,
  providerLockCheck,
  pythonCheck,
  projectFolderCheck,
];
