import { ruleCatalogue } from '../../src/policy/review/rule-catalogue.js';
import { rules } from '../../src/rules/index.js';
import { page, table } from './markdown.js';
import { notBuiltYet } from './not-built-yet.js';
import { everyOtherCheck } from './other-checkers/every-other-check.js';
import type { OtherCheck } from './other-checkers/other-check.js';
import { otherCheckerVersions } from './other-checkers/versions.js';
import { ruleLink } from './rule-link.js';

const tools = ['checkov', 'trivy'] as const;

/** docs/reference/coverage.md */
export function coveragePage(): string {
  const all = Object.values(everyOtherCheck).flat();
  return page('Coverage', [
    '## What production does not have yet',
    'The rules ask for it and `MultiEnvStack` cannot build it so far. Each is an open finding in every production environment; none is silenced. Until it is built, [waive](../guides/review.md) it with a reason and a date, or add the resources in an [app of your own](../guides/library.md).',
    table(
      ['rule', 'severity', 'what is missing'],
      notBuiltYet.map(({ ruleId, what }) => [ruleLink(ruleId), severityOf(ruleId), what]),
    ),
    '## The checks of Checkov and Trivy',
    `Every AWS check of both for the resource types of our environments and their relatives, with those of our ${rules.length} rules that say the same, or why there is none. ${Object.values(otherCheckerVersions).join(', ')}.`,
    table(
      ['tool', 'checks', 'with a rule of ours', 'without'],
      tools.map((tool) => countsOf(tool, all)),
    ),
    ...Object.entries(everyOtherCheck).flatMap(([name, checks]) => [
      `### ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      table(['check', 'about', 'rule, or why not'], checks.map(row)),
    ]),
  ]);
}

function severityOf(ruleId: string): string {
  return ruleCatalogue.find(({ id }) => id === ruleId)?.severity ?? '—';
}

function countsOf(tool: (typeof tools)[number], all: readonly OtherCheck[]): readonly string[] {
  const own = all.filter((check) => check.tool === tool);
  const held = own.filter((check) => 'rules' in check).length;
  return [tool, `${own.length}`, `${held}`, `${own.length - held}`];
}

function row(check: OtherCheck): readonly string[] {
  return [check.id, check.subject, 'rules' in check ? check.rules.map(ruleLink).join(' ') : check.reason];
}
