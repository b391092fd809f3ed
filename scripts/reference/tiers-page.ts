import { editions, newestEdition, unstatedEdition } from '../../src/config/names/editions.js';
import { formerDefaults } from '../../src/config/resolve/former-defaults.js';
import { tierTable } from '../../src/config/resolve/tier-table.js';
import { page, table } from './markdown.js';

/** docs/reference/tiers.md */
export function tiersPage(): string {
  return page('Tiers and defaults', [
    'The tier of an environment decides its defaults. `dev`, `staging` and `prod` name their tier; any other environment says `tier:`. ' +
      'A setting of the environment wins over `defaults`, and `defaults` over this table. A setting that is not listed has no default.',
    `The table is that of the edition ${newestEdition}. A file without \`edition\` means ${unstatedEdition}. Defaults that would change what is deployed come with a new edition: an environment keeps the one that its file names.`,
    tableOf(Object.entries(tierTable)),
    ...editions.filter((edition) => edition !== newestEdition).flatMap(formerEdition),
  ]);
}

function formerEdition(edition: (typeof editions)[number]): string[] {
  const rows = Object.entries(formerDefaults(edition));
  const intro = rows.length === 0 ? 'The same as above.' : 'As above, but for these rows:';
  return [`## Edition ${edition}`, intro, ...(rows.length === 0 ? [] : [tableOf(rows)])];
}

function tableOf(rows: readonly (readonly [string, readonly unknown[]])[]): string {
  return table(
    ['setting', 'development', 'staging', 'production'],
    rows.map(([path, values]) => [`\`${path}\``, ...values.map((value) => `\`${String(value)}\``)]),
  );
}
