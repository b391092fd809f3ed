import { counted } from '../../counted.js';
import type { Invocation } from '../../errors/invocation.js';
import type { RuleFacts } from '../../policy/review/rule-catalogue.js';
import { frameworks } from '../../rules/frameworks.js';
import type { Paint } from './style.js';

const looks = { critical: 'red', high: 'red', medium: 'yellow', low: 'cyan' } as const;

/** One line for each rule: id, severity, area, title. */
export function renderRules(
  rules: readonly RuleFacts[],
  { paint, invocation }: { readonly paint: Paint; readonly invocation: Invocation },
): string {
  const widest = Math.max(...rules.map(({ id }) => id.length));
  const areas = Math.max(...rules.map(({ area }) => area.length));
  const lines = rules.map(
    ({ id, severity, area, title }) =>
      `${id.padEnd(widest)}  ${paint(looks[severity], severity.padEnd(8))}  ${area.padEnd(areas)}  ${title}`,
  );
  return `${lines.join('\n')}\n\n${counted(rules.length, 'rule')}; ${invocation.next('rules', { words: ['ID'] })} explains one\n`;
}

/** All that there is to say about one rule. */
export function renderRule(rule: RuleFacts, paint: Paint): string {
  const { id, title, severity, area, requirement, setting, why, fix, docs } = rule;
  const controls = Object.entries(rule.controls).map(([framework, ids]) => {
    const name = Object.entries(frameworks).find(([key]) => key === framework)?.[1] ?? framework;
    return `  ${name}: ${Object.keys(ids).join(', ')}`;
  });
  return [
    `${paint('bold', id)}  ${title}`,
    '',
    `severity: ${paint(looks[severity], severity)}`,
    `area: ${area}`,
    ...(requirement === undefined ? [] : [`requirement: row ${requirement}`]),
    ...(rule.convention === true
      ? ['convention: of this project; not judged in stacks of others without --conventions']
      : []),
    ...(rule.impliedBy === undefined
      ? []
      : [`told with: ${rule.impliedBy.join(', ')}, where one fails at the same place`]),
    ...(rule.toldWith === undefined
      ? []
      : [`told with: ${rule.toldWith.join(', ')}, where one fails for the same element`]),
    ...(setting === undefined ? [] : [`setting: ${setting}`]),
    `why: ${why}`,
    `fix: ${fix}`,
    ...(controls.length === 0 ? [] : ['controls:', ...controls]),
    `page: ${docs}`,
    '',
  ].join('\n');
}
