import type { StricliIntegration } from '@stricli/core';
import { packageVersion } from '../../package-files.js';
import type { CliContext } from '../context.js';

/** `--version` and `-V`; `-v` is an older spelling of it. */
export const versionFlag: StricliIntegration<CliContext> = {
  flag: {
    brief: 'Print version information and exit',
    aliases: ['V', 'v'],
    global: false,
    complete: true,
    run() {
      this.process.stdout.write(`${packageVersion()}\n`);
    },
  },
};
