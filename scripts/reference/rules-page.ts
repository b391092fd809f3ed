import { ruleCatalogue } from '../../src/policy/review/rule-catalogue.js';
import type { RuleFacts } from '../../src/policy/waivers/waiver-rules.js';
import { byControlId } from '../../src/rules/frameworks/by-control-id.js';
import { frameworks } from '../../src/rules/frameworks.js';
import { rules } from '../../src/rules/index.js';
import { page, table } from './markdown.js';
import { ruleLink } from './rule-link.js';

/** docs/reference/rules.md */
export function rulesPage(): string {
  const all = ruleCatalogue.toSorted((a, b) => byControlId(a.id, b.id));
  return page('Rules', [
    `The ${all.length} rules of \`multienv check\`. An id is permanent. Findings say \`fail\`, \`unknown\` (known only after apply), \`waived\`, \`accepted\` (a protection that the tier omits on purpose) or \`pass\`. ` +
      'The controls, by framework and with what is out of reach: [Controls](controls.md). What Checkov and Trivy look at beside it: [Coverage](coverage.md).',
    table(
      ['rule', 'what should be so', 'severity', 'area', 'requirement', 'true for'],
      all.map((rule) => [
        ruleLink(rule.id),
        rule.title,
        rule.severity,
        rule.area,
        requirement(rule),
        rule.convention === true ? 'our environments' : 'anybody',
      ]),
    ),
    ...all.map(section),
  ]);
}

function section(rule: RuleFacts): string {
  const { id, title, severity, area, why, fix, docs } = rule;
  const facts = [
    `${severity}, ${area}${rule.requirement === undefined ? '' : `, requirement ${requirement(rule)}`}`,
    ...judged(id),
    ...(rule.convention === true
      ? ['A convention of this project: not judged in stacks of others without `--conventions`']
      : []),
    ...impliedBy(rule),
    ...toldWith(rule),
    ...(rule.setting === undefined ? [] : [`Setting of environments.yaml: \`${rule.setting}\``]),
    ...controls(rule),
    `[Official page](${docs})`,
  ];
  return [
    `## ${id}`,
    `**${title}**`,
    why,
    `**Fix:** ${fix}`,
    facts.map((fact) => `- ${fact}`).join('\n'),
  ].join('\n\n');
}

function impliedBy({ impliedBy: wider = [] }: RuleFacts): readonly string[] {
  return wider.length === 0
    ? []
    : [`Told with ${wider.map(ruleLink).join(' or ')} where that fails at the same place`];
}

function toldWith({ toldWith: others = [] }: RuleFacts): readonly string[] {
  return others.length === 0
    ? []
    : [`Told with ${others.map(ruleLink).join(' or ')} where that fails for the same element`];
}

function judged(id: string): readonly string[] {
  const types = rules.filter((rule) => rule.id === id).flatMap(({ resource }) => [resource].flat());
  return types.length === 0 ? [] : [`Judges ${types.map((type) => `\`${type}\``).join(', ')}`];
}

function requirement({ requirement: row }: RuleFacts): string {
  return row === undefined ? '—' : `[${row}](requirements.md)`;
}

function controls(rule: RuleFacts): readonly string[] {
  return Object.entries(frameworks).flatMap(([key, title]) => {
    const own = Object.entries(rule.controls).find(([framework]) => framework === key)?.[1] ?? {};
    const ids = Object.entries(own).map(([id, sources]) => `${id} (${sources.join(', ')})`);
    return ids.length === 0 ? [] : [`${title}: ${ids.join(', ')}`];
  });
}
