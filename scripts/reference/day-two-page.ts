import { readFileSync } from 'node:fs';
import { groupBy } from '../../src/group-by.js';
import { packageFile } from '../../src/package-files.js';
import type { Edit } from '../../test/day-two/edit.js';
import { backendEdits } from '../../test/day-two/edits/backend.js';
import { refusedEdits } from '../../test/day-two/edits/refused.js';
import { edits } from '../../test/day-two/edits.js';
import { rowKey } from '../../test/day-two/row-key.js';
import { worstOf } from '../../test/day-two/worst-of.js';
import { page, table } from './markdown.js';

/** Rows of the table that were tried by themselves with a deploy: written by `scripts/day-two.ts`. */
export const triedFile = packageFile('test/day-two/tried.json');

/** `docs/day-two.md`: what an edit of each setting does to what is deployed already. */
export function dayTwoPage(tried = readTried()): string {
  const known = new Set(tried);
  const count = edits.filter((edit) => known.has(rowKey(edit))).length;
  return page('Edits of deployed environments', [
    'What happens when a setting is changed and what is deployed lives on: what a plan shows as the worst of it, what AWS does, and what a deploy refuses. Every setting of environments.yaml is here at least once. [Reading a plan](guides/plans.md) has the rest.',
    `The rows were written by hand from AWS's documentation. The tests hold each of them against a real plan of Terraform, of environments that were deployed on the sandbox. Marked with ✓ (${count} of ${edits.length}) are those that were tried by themselves too, with \`plan\` and, where data would be lost or a refusal is told, with \`deploy --yes\`, which left everything as it was. On AWS itself none was measured.`,
    '`no effect`: a plan changes something that no user of the environment notices. `no change`: nothing that lives is changed. `refused`: by the code that stands there, with `--yes` too; what loses data is refused without `--allow`. [The codes](reference/errors.md#codes). Names of environments are those of the tests: `dev-…` is development, `staging-…` staging, `prod-…` production.',
    ...[...groupBy(edits, ({ setting }) => blockOf(setting))].flatMap(([block, some]) => [
      `## ${block}`,
      table(
        ['setting', 'edit', 'in', 'gravity', 'what AWS does', 'a deploy', 'tried'],
        some.map((edit) => rowOf(edit, known)),
      ),
    ]),
    '## Where the state is',
    'No edit of the backend changes what lives. One that leads to another state stops every command with `backend-changed`, and `multienv state migrate` moves it.',
    table(
      ['setting', 'leads to another state', 'why'],
      backendEdits.map(({ setting, moves, because }) => [`\`${setting}\``, moves ? 'yes' : 'no', because]),
    ),
    '## Refused before anything is planned',
    table(
      ['setting', 'refused by', 'why'],
      refusedEdits.map(({ setting, refusedBy, because }) => [`\`${setting}\``, codeText(refusedBy), because]),
    ),
  ]);
}

function readTried(): readonly string[] {
  const rows: unknown = JSON.parse(readFileSync(triedFile, 'utf8'));
  return Array.isArray(rows) ? rows.map(String) : [];
}

function blockOf(setting: string): string {
  const [block = ''] = setting.split('.');
  return block === setting ? 'The file, and an environment as a whole' : `\`${block}\``;
}

function rowOf(edit: Edit, known: ReadonlySet<string>): readonly string[] {
  const { setting, to, on, because, page: source, refusedBy, refusedByState, tells } = edit;
  const refusal = refusedBy ?? refusedByState;
  const words = [
    ...(refusal === undefined ? [] : [`refused: ${codeText(refusal)}`]),
    ...(tells === undefined ? [] : [`told: ${codeText(tells)}`]),
  ];
  return [
    `\`${setting}\``,
    typeof to === 'function' ? 'another' : `\`${shortened(JSON.stringify(to) ?? 'not set')}\``,
    `\`${on}\``,
    gravityOf(edit),
    `[${because}](${source})`,
    words.length === 0 ? 'goes through' : words.join('; '),
    known.has(rowKey(edit)) ? '✓' : '',
  ];
}

/** The worst that a plan shows. */
function gravityOf(edit: Edit): string {
  if (edit.refusedByState !== undefined) return 'no plan';
  if (edit.shows.length === 0) return 'no change';
  const worst = worstOf(edit);
  return worst === 'none' ? 'no effect' : worst.replace('-', ' ');
}

function codeText(code: string): string {
  return `\`${code}\``;
}

/** Scripts and ARNs say no more by their whole length. */
function shortened(text: string): string {
  return text.length <= 48 ? text : `${text.slice(0, 47)}…`;
}
