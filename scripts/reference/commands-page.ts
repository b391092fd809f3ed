import { run } from '@stricli/core';
import { app, everyCommand } from './every-command.js';
import { page } from './markdown.js';

/** docs/reference/commands.md */
export async function commandsPage(): Promise<string> {
  const sections: string[] = [];
  for (const command of everyCommand.keys()) {
    const text = await helpOf(command.split(' '));
    sections.push(`## multienv ${command}\n\n\`\`\`text\n${text.trimEnd()}\n\`\`\``);
  }
  return page('Commands', [
    'Data goes to stdout; progress and diagnostics go to stderr. Exit codes: see [Errors](errors.md#exit-codes).',
    'What a command prints with `--json` is described by a JSON Schema of the package, `schemas/output/{command}.schema.json`. Fields may be added; `version` changes when one goes or changes.',
    ...sections,
  ]);
}

async function helpOf(words: readonly string[]): Promise<string> {
  let text = '';
  const keep = {
    write: (part: string) => {
      text += part;
    },
  };
  await run(app, [...words, '--help'], {
    process: { stdout: keep, stderr: keep },
    forCommand: () => {
      throw new Error('A command ran instead of printing its help.');
    },
  });
  return text;
}
