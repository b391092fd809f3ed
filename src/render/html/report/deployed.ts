import type { ListedEnvironment } from '../../../operations/list/listed-environment.js';
import type { DeployedState } from '../../../operations/report/report-data.js';
import { changesWords, deployedWords, listedNotes } from '../../wording/environments/listed-words.js';
import { htmlTable } from '../html-table.js';
import { htmlText } from '../html-text.js';
import type { HtmlEnvironments } from './html-environments.js';

/** The classes of the words of the report that have the same weight. */
const weights = {
  deployed: 'pass',
  'not-deployed': 'notApplicable',
  orphan: 'unknown',
  foreign: 'notApplicable',
  unknown: 'fail',
} as const satisfies Readonly<Record<ListedEnvironment['status'], string>>;

/** What the stores of states know, at the time of the report. */
export function deployed(
  { place, environments: all, unlisted }: DeployedState,
  environments: HtmlEnvironments,
) {
  const rows = all.map((one) => ({
    // What the file does not have is shown under every filter.
    about: environments.about([one.suffix]) || '*',
    cells: [
      `<span class="id">${htmlText(one.suffix)}</span>`,
      `<span class="word ${weights[one.status]}">${one.status}</span>`,
      htmlText([one.account, one.region].filter((text) => text !== null).join(' ') || 'unknown'),
      htmlText(deployedWords(one)),
      htmlText(one.engine ?? '—'),
      htmlText(changesWords(one)),
      listedNotes(one).map(htmlText).join('<br>'),
    ],
  }));
  const missing = unlisted.map(
    ({ store, reason }) =>
      `<li>${htmlText(store)} could not be listed, and may hold more: ${htmlText(reason)}</li>`,
  );
  return `<p>What the stores of states told when the report was made, ${place === 'aws' ? 'on AWS' : 'on the sandbox'}. Neither Terraform nor the environments themselves were asked.</p>
${htmlTable({
  caption: 'Deployed environments',
  header: ['environment', 'status', 'account and region', 'deployed', 'database', 'since then', 'more'],
  rows,
})}${missing.length === 0 ? '' : `\n<ul>${missing.join('')}</ul>`}`;
}
