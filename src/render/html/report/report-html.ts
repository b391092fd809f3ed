import { tiers } from '../../../config/names/tiers.js';
import type { ResolvedEnvironment } from '../../../config/schema/environment-schema.js';
import { soonDays } from '../../../operations/report/dated-facts.js';
import type { ReportData } from '../../../operations/report/report-data.js';
import { severities } from '../../../rules/define-rule.js';
import { svgStyle } from '../../graph/svg/svg-style.js';
import { htmlPage } from '../html-page.js';
import { htmlStyle } from '../html-style.js';
import { htmlText } from '../html-text.js';
import { costs } from './costs.js';
import { dates } from './dates.js';
import { deployed } from './deployed.js';
import { differences } from './differences.js';
import { findings, waivers } from './findings.js';
import { frameworks } from './frameworks.js';
import { HtmlEnvironments } from './html-environments.js';
import { overview } from './overview.js';
import { pictures } from './pictures.js';
import { reachability } from './reachability.js';
import { reportScript } from './report-script.js';
import { reportStyle } from './report-style.js';
import { settings } from './settings.js';

interface Section {
  /** Its name in addresses. */
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

interface ReportLook {
  /** Where the page hears that the file has changed, when it is served. */
  readonly live?: string;
}

/** The report of environments as one HTML file: nothing loaded, complete without its script, which filters and sorts. */
export function reportHtml(data: ReportData, { live }: ReportLook = {}): string {
  const environments = new HtmlEnvironments(data.environments);
  const sections: readonly Section[] = [
    { id: 'overview', title: 'Overview', html: overview(data, environments) },
    { id: 'pictures', title: 'Pictures', html: pictures(data, environments) },
    { id: 'findings', title: 'Findings', html: findings(data, environments) },
    { id: 'waivers', title: 'Waivers', html: waivers(data, environments) },
    { id: 'differences', title: 'Differences', html: differences(data, environments) },
    { id: 'reach', title: 'Reachability', html: reachability(data, environments) },
    { id: 'settings', title: 'Settings', html: settings(data, environments) },
    { id: 'frameworks', title: 'Frameworks', html: frameworks(data, environments) },
    { id: 'dates', title: 'Dates', html: dates(data, environments) },
    { id: 'costs', title: 'Costs', html: costs(data, environments) },
    ...(data.deployed === undefined
      ? []
      : [{ id: 'deployed', title: 'Deployed', html: deployed(data.deployed, environments) }]),
  ];
  const title = `${data.project}: ${count(data.environments.length, 'environment')}`;
  return htmlPage({
    title,
    style: `${htmlStyle}${reportStyle}${svgStyle}`,
    script: reportScript,
    live,
    body: `<a class="skip" href="#overview">Skip to the overview</a>
<header>
<h1>${htmlText(title)}</h1>
${about(data)}
${tiles(data)}
<p id="filtered"></p>
</header>
<div class="bar"><nav aria-label="Sections"><ul>
${sections.map(({ id, title: name }) => `<li><a href="#${id}">${name}</a></li>`).join('\n')}
</ul></nav>
${filterForm(data.environments)}</div>
<main>
${sections.map(({ id, title: name, html }) => `<section id="${id}" aria-labelledby="${id}-title">\n<h2 id="${id}-title"><a href="#${id}">${name}</a></h2>\n${html}\n</section>`).join('\n')}
</main>
<footer><p class="soft">The review judges what the file would make, and reads neither AWS nor a state${data.deployed === undefined ? '' : ', but for the section “Deployed”'}. Unknown is never counted as right.</p></footer>`,
  });
}

/** Of which file, on which day: who reads the report later can tell whether it is still about the same. */
function about({ file, fileSha256, today, version, leftOut, isOwnApp }: ReportData): string {
  const missing = leftOut.length === 0 ? '' : `, without ${htmlText(leftOut.join(', '))}`;
  return [
    `<p><code>${htmlText(file)}</code>${missing}, as of ${today}, by multienv ${htmlText(version)}</p>`,
    `<p class="soft">SHA-256 of the file: <code>${fileSha256}</code></p>`,
    ...(isOwnApp
      ? ['<p class="soft">The stacks are made by an app of the project (<code>synthCommand</code>).</p>']
      : []),
  ].join('\n');
}

interface Tile {
  readonly count: number;
  readonly words: string;
  readonly href: string;
  /** How grave it is when it is not 0. */
  readonly weight: 'fail' | 'unknown';
}

/** What to look at first. What is 0 is told too: nothing is hidden by being absent. */
function tiles({ review, differences: { undeclared }, dates: facts, waivers: all }: ReportData): string {
  const failed = (wanted: readonly string[]) =>
    review.findings.filter(({ outcome, severity }) => outcome === 'fail' && wanted.includes(severity)).length;
  const grave: readonly string[] = ['critical', 'high'];
  const others = severities.filter((one) => !grave.includes(one));
  const dated = (state: string) => facts.filter((one) => one.state === state).length;
  const shown: readonly Tile[] = [
    ...(review.notReviewed.length === 0
      ? []
      : [
          {
            ...{ count: review.notReviewed.length, words: 'not reviewed' },
            ...{ href: '#findings', weight: 'fail' as const },
          },
        ]),
    { count: failed(grave), words: 'failed, critical or high', href: '#findings', weight: 'fail' },
    { count: failed(others), words: 'failed, medium or low', href: '#findings', weight: 'unknown' },
    { count: review.summary.unknown, words: 'unknown before apply', href: '#findings', weight: 'unknown' },
    { count: review.summary.waived, words: 'waived findings', href: '#waivers', weight: 'unknown' },
    {
      count: all.filter(({ isExpired }) => isExpired).length,
      words: 'expired waivers',
      href: '#waivers',
      weight: 'fail',
    },
    { count: undeclared.length, words: 'differences not allowed', href: '#differences', weight: 'fail' },
    { count: dated('over'), words: 'dates over', href: '#dates', weight: 'fail' },
    { count: dated('soon'), words: `dates within ${soonDays} days`, href: '#dates', weight: 'unknown' },
  ];
  const items = shown.map(
    ({ count: number, words, href, weight }) =>
      `<li class="${number === 0 ? 'pass' : weight}"><a href="${href}"><strong>${number}</strong> ${words}</a></li>`,
  );
  return `<ul class="tiles">\n${items.join('\n')}\n</ul>`;
}

/** Shown by the script alone: without it nothing can be filtered. */
function filterForm(environments: readonly ResolvedEnvironment[]): string {
  const names = environments.map(
    ({ suffix, tier }) => `<option data-tier="${tier}">${htmlText(suffix)}</option>`,
  );
  const used = tiers.filter((tier) => environments.some((one) => one.tier === tier));
  return `<form id="filter" role="search" aria-label="Filter of the rows" hidden>
<label>find <input type="search" name="find" placeholder="press /" autocomplete="off" spellcheck="false"></label>
<label>environment <select name="env"><option value="">every one</option>${names.join('')}</select></label>
<label>tier <select name="tier"><option value="">every one</option>${used.map((tier) => `<option>${tier}</option>`).join('')}</select></label>
<button type="button" id="reset" hidden>Show all</button>
</form>`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
