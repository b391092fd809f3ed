import { tierTable } from '../../src/config/resolve/tier-table.js';
import { page, table } from './markdown.js';

/** docs/reference/tiers.md */
export function tiersPage(): string {
  const rows = Object.entries(tierTable).map(([path, values]) => [
    `\`${path}\``,
    ...values.map((value) => `\`${value}\``),
  ]);
  return page('Tiers and defaults', [
    'The tier of an environment decides its defaults. `dev`, `staging` and `prod` name their tier; any other environment says `tier:`. ' +
      'A setting of the environment wins over `defaults`, and `defaults` over this table. A setting that is not listed has no default.',
    table(['setting', 'development', 'staging', 'production'], rows),
  ]);
}
