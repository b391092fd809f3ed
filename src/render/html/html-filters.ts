import { type Finding, outcomes } from '../../policy/finding.js';
import { severities } from '../../rules/define-rule.js';
import { byControlId } from '../../rules/frameworks/by-control-id.js';
import { outcomeWords } from '../wording/outcome-words.js';
import { htmlText } from './html-text.js';

/** The classes of a row, by which the style sheet finds it. */
export function rowKind({ outcome, severity, ruleId }: Finding): string {
  return `${outcome} severity-${severity} ${ruleClass(ruleId)}`;
}

/** What of the report is shown: by outcome, severity and rule. Without script: the style sheet hides the rows of what is not chosen. */
export function htmlFilters(findings: readonly Finding[]): string {
  const outcomeBoxes = outcomes.map((outcome) =>
    box(`show-${outcome}`, outcomeWords[outcome], outcome !== 'pass'),
  );
  const severityBoxes = severities.map((severity) => box(`severity-${severity}`, severity, true));
  const options = ruleIds(findings).map((id) => `<option value="${ruleClass(id)}">${htmlText(id)}</option>`);
  return `<fieldset><legend>Show</legend>
${[...outcomeBoxes, ...severityBoxes].join('\n')}
<label>rule <select id="rule"><option value="">every rule</option>${options.join('')}</select></label>
</fieldset>`;
}

/** The part of the style sheet that hides every rule but the chosen one. */
export function ruleFilterStyle(findings: readonly Finding[]): string {
  return ruleIds(findings)
    .map((id) => {
      const name = ruleClass(id);
      return `body:has(#rule option[value="${name}"]:checked) tbody tr[class]:not(.${name}) { display: none; }\n`;
    })
    .join('');
}

function box(id: string, word: string, isOn: boolean): string {
  return `<label><input type="checkbox" id="${id}"${isOn ? ' checked' : ''}> ${word}</label>`;
}

function ruleIds(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ ruleId }) => ruleId))].sort(byControlId);
}

/** Ids of rules of one's own may hold anything; a class may not. */
function ruleClass(id: string): string {
  return `rule-${id.replace(/[^A-Za-z0-9-]/g, (sign) => `_${sign.codePointAt(0)}`)}`;
}
