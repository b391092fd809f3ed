import { commandsPage } from './commands-page.js';
import { errorsPage } from './errors-page.js';
import { requirementsPage } from './requirements-page.js';
import { settingsPage } from './settings-page.js';
import { tiersPage } from './tiers-page.js';

/** Every generated page: its file under docs/reference/ and its text. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  return new Map<string, string>([
    ['commands.md', await commandsPage()],
    ['errors.md', await errorsPage()],
    ['requirements.md', requirementsPage()],
    ['settings.md', settingsPage()],
    ['tiers.md', tiersPage()],
  ]);
}
