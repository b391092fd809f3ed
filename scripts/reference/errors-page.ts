import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { declaredErrors } from '../../src/errors/define-error.js';
import { packageFile } from '../../src/package-files.js';
import { page, table } from './markdown.js';

const exitCodes = [
  ['0', 'Fine.'],
  ['1', 'Findings, drift, changes where you asked to be told, a question declined.'],
  ['2', 'Wrong use or configuration, a missing tool, a question without a terminal and without `--yes`.'],
  ['3', 'Terraform or AWS failed, or a secret is missing.'],
  ['70', 'A bug of ours: the message says where to report it.'],
  ['130, 143', 'Interrupted by SIGINT (Ctrl-C), by SIGTERM.'],
];

/** docs/reference/errors.md */
export async function errorsPage(): Promise<string> {
  await loadEveryDeclaration();
  const rows = declaredErrors().map(({ code, severity, exitCode, summary }) => [
    `\`${code}\``,
    severity,
    severity === 'warning' ? '—' : `${exitCode}`,
    summary,
  ]);
  return page('Errors', [
    'Everything that you can mend has a permanent code, a message that says what and where, and a hint with the next step. With `--json` it has the form that `validate --json` prints.',
    '## Exit codes',
    table(['code', 'meaning'], exitCodes),
    '## Codes',
    table(['code', 'severity', 'exit code', 'when'], rows),
  ]);
}

/** Errors are declared where they are thrown: loading those files is what makes them known. */
async function loadEveryDeclaration(): Promise<void> {
  const source = packageFile('src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('errors.ts')).sort())
    await import(pathToFileURL(`${source}/${file}`).href);
}
