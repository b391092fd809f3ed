import { generateHelpTextForAllCommands } from '@stricli/core';
import { app } from '../../src/cli/app.js';
import { page } from './markdown.js';

/** docs/reference/commands.md */
export function commandsPage(): string {
  const sections = generateHelpTextForAllCommands(app).map(
    ([route, text]) => `## ${route}\n\n\`\`\`text\n${text.trimEnd()}\n\`\`\``,
  );
  return page('Commands', [
    'Data goes to stdout; progress and diagnostics go to stderr. Exit codes: see [Errors](errors.md#exit-codes).',
    ...sections,
  ]);
}
