import type { Finding } from '../../policy/finding.js';
import { ruleCatalogue } from '../../policy/review/rule-catalogue.js';
import { alsoWords } from '../wording/also-words.js';
import type { RuleGroup } from '../wording/by-rule.js';
import { findingReason } from '../wording/finding-reason.js';
import { howToMend } from '../wording/how-to-mend.js';
import { outcomeWords } from '../wording/outcome-words.js';
import { rowKind } from './html-filters.js';
import { htmlProse } from './html-prose.js';
import { htmlText } from './html-text.js';

/** Resources of one rule that are shown before the rest is folded. */
const mostShown = 10;

/** Heads of the columns of a table of findings. */
export const findingHeads = ['rule', 'outcome', 'what should be so', 'resources and places'] as const;

/** The row of a rule: what it asks, what became of it, and the places, each as HTML. */
export function findingRow(findings: RuleGroup, places: readonly string[]) {
  const [{ ruleId, outcome, severity }] = findings;
  const page = pages.get(ruleId);
  const rule =
    page === undefined
      ? htmlText(ruleId)
      : `<a href="${htmlText(page)}" rel="noreferrer">${htmlText(ruleId)}</a>`;
  const count = findings.length === 1 ? '' : `<br>${findings.length} resources`;
  return {
    kind: rowKind(findings[0]),
    cells: [
      `<span class="id">${rule}</span>`,
      `<span class="word ${outcome}">${outcomeWords[outcome]}</span><br>${severity}${count}`,
      subject(findings[0]),
      folded(places),
    ],
  };
}

/** Many resources are folded: the first ones say enough. */
function folded(places: readonly string[]): string {
  if (places.length <= mostShown) return places.join('<hr>');
  const rest = places.slice(mostShown);
  return `${places.slice(0, mostShown).join('<hr>')}<details><summary>${rest.length} more</summary>${rest.join('<hr>')}</details>`;
}

/** Which element, and what was found there; not where the file says it. */
export function findingPlace(finding: Finding): string {
  const { address, attribute, message, outcome } = finding;
  const reason = findingReason(finding);
  const also = alsoWords(finding);
  const lines = [`<code>${htmlText(address)}</code>`];
  if (attribute !== null) lines.push(`<code class="soft">${htmlText(attribute)}</code>`);
  if (message !== null && outcome !== 'pass') lines.push(htmlProse(message));
  if (also !== '') lines.push(`<span class="soft">${htmlText(also)}</span>`);
  if (reason !== undefined)
    lines.push(`<span class="soft">${outcomeWords[outcome]}: ${htmlProse(reason)}</span>`);
  return lines.join('<br>');
}

/** Of what passed the title is enough. */
function subject(finding: Finding): string {
  const { title, outcome, why, controls } = finding;
  if (outcome === 'pass') return htmlProse(title);
  const tied = Object.entries(controls).map(
    ([framework, ids]) => `<br><span class="soft">${htmlText(`${framework}: ${ids.join(', ')}`)}</span>`,
  );
  return [
    htmlProse(title),
    `<details><summary>Why, and how to fix it</summary><p>${htmlProse(why)}</p><p>${htmlProse(howToMend(finding))}${tied.join('')}</p></details>`,
  ].join('');
}

const pages = new Map(ruleCatalogue.map(({ id, docs }) => [id, docs]));
