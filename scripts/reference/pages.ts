import { commandsPage } from './commands-page.js';
import { controlsPage } from './controls-page.js';
import { coveragePage } from './coverage-page.js';
import { errorsPage } from './errors-page.js';
import { fidelityPage } from './fidelity-page.js';
import { refusalsPage } from './refusals-page.js';
import { requirementsPage } from './requirements-page.js';
import { rulesPage } from './rules-page.js';
import { settingsPage } from './settings-page.js';
import { tiersPage } from './tiers-page.js';

/** Every generated page: its file under docs/reference/ and its text. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  return new Map<string, string>([
    ['commands.md', await commandsPage()],
    ['controls.md', controlsPage()],
    ['coverage.md', coveragePage()],
    ['errors.md', await errorsPage()],
    ['refusals.md', refusalsPage()],
    ['fidelity.md', fidelityPage()],
    ['requirements.md', requirementsPage()],
    ['rules.md', rulesPage()],
    ['settings.md', settingsPage()],
    ['tiers.md', tiersPage()],
  ]);
}
