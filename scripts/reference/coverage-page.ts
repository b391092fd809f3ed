import { rules } from '../../src/rules/index.js';
import { page, table } from './markdown.js';
import { everyOtherCheck } from './other-checkers/every-other-check.js';
import type { OtherCheck } from './other-checkers/other-check.js';
import { otherCheckerVersions } from './other-checkers/versions.js';
import { ruleLink } from './rule-link.js';

const tools = ['checkov', 'trivy'] as const;

/** docs/reference/coverage.md */
export function coveragePage(): string {
  const all = Object.values(everyOtherCheck).flat();
  return page('Coverage', [
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

function countsOf(tool: (typeof tools)[number], all: readonly OtherCheck[]): readonly string[] {
  const own = all.filter((check) => check.tool === tool);
  const held = own.filter((check) => 'rules' in check).length;
  return [tool, `${own.length}`, `${held}`, `${own.length - held}`];
}

function row(check: OtherCheck): readonly string[] {
  return [check.id, check.subject, 'rules' in check ? check.rules.map(ruleLink).join(' ') : check.reason];
}
