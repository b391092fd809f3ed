import { existsSync } from 'node:fs';
import type { GeneralCheck } from '../check.js';
import { ok, warning } from '../diagnosis.js';

/** The configuration file of Terraform that the environment names is there. */
export const cliConfigCheck: GeneralCheck = {
  id: 'cli-config',
  title: 'Terraform configuration',
  run: ({ context }) => {
    const file = context.env.TF_CLI_CONFIG_FILE;
    if (file === undefined || file === '') return ok('TF_CLI_CONFIG_FILE is not set.');
    if (existsSync(file)) return ok(file);
    return warning(
      `TF_CLI_CONFIG_FILE names ${file}, which does not exist: it is ignored.`,
      'unset TF_CLI_CONFIG_FILE, or make the file.',
    );
  },
};
