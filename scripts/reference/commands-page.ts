import { run } from '@stricli/core';
import { buildApp } from '../../src/cli/app.js';
import { page } from './markdown.js';

/** docs/reference/commands.md */
export async function commandsPage(): Promise<string> {
  const sections: string[] = [];
  for (const words of commandWords()) {
    const text = await helpOf(words);
    sections.push(`## ${['multienv', ...words].join(' ')}\n\n\`\`\`text\n${text.trimEnd()}\n\`\`\``);
  }
  return page('Commands', [
    'Data goes to stdout; progress and diagnostics go to stderr. Exit codes: see [Errors](errors.md#exit-codes).',
    'What a command prints with `--json` is described by a JSON Schema of the package, `schemas/output/{command}.schema.json`. Fields may be added; `version` changes when one goes or changes.',
    ...sections,
  ]);
}

const app = buildApp((failure) => {
  throw failure;
});

function commandWords(target = app.root, words: readonly string[] = []): readonly (readonly string[])[] {
  if (!('getAllEntries' in target)) return [words];
  return target
    .getAllEntries()
    .flatMap((entry) => commandWords(entry.target, [...words, entry.name['convert-camel-to-kebab']]));
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
