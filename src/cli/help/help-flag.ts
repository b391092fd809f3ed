import type { StricliIntegration } from '@stricli/core';
import type { CliContext } from '../context.js';
import { globalFlags } from '../words/global-flags.js';
import { documentationAddress } from './documentation-address.js';
import { withPlaceholders } from './with-placeholders.js';

const formatting = {
  useAliasInUsageLine: false,
  onlyRequiredInUsageLine: true,
  caseStyle: 'convert-camel-to-kebab',
} as const;

/** `--help` and `-h`: stricli's text with the values of the flags, the flags that every command takes, and the address of the documentation. */
export const helpFlag: StricliIntegration<CliContext> = {
  flag: {
    brief: 'Print help information and exit',
    aliases: ['h'],
    global: true,
    complete: true,
    defaultForRouteMap: true,
    run({ config }, { text, result, additionalFlags }) {
      const { target, prefix } = result;
      const help = target.formatHelp({
        prefix,
        text,
        additionalFlags,
        includeArgumentEscapeSequenceFlag: config.scanner.allowArgumentEscapeSequence,
        includeHidden: false,
        ansiColor: false,
        config: formatting,
      });
      const shown = 'parameters' in target ? withPlaceholders(help, target) : help;
      this.process.stdout.write(`${shown}\n${globalSection()}\nDocumentation: ${documentationAddress}\n`);
    },
  },
};

function globalSection(): string {
  const rows = globalFlags.map(({ name, placeholder = '', brief }) => ({
    left: `  --${name} ${placeholder}`.trimEnd(),
    brief,
  }));
  const width = Math.max(...rows.map(({ left }) => left.length));
  const lines = rows.map(({ left, brief }) => `${left.padEnd(width)}  ${brief}\n`);
  return `FLAGS OF EVERY COMMAND\n${lines.join('')}`;
}
