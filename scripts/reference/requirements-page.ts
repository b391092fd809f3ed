import { tierTable } from '../../src/config/resolve/tier-table.js';
import { byControlId } from '../../src/rules/frameworks/by-control-id.js';
import { rules } from '../../src/rules/index.js';
import { page, table } from './markdown.js';
import { repositoryUrl } from './repository-url.js';
import { type RequirementRow, requirementRows } from './requirement-rows.js';
import { ruleLink } from './rule-link.js';

/** docs/reference/requirements.md */
export function requirementsPage(): string {
  const header = [
    '#',
    'severity',
    'area',
    'requirement',
    'fault it answers',
    'development',
    'staging',
    'production',
    'code',
    'test',
    'rule',
    'departure',
  ];
  return page('The 24 requirements', [
    'They come from a security and operations review of an earlier stack. `{s}` is the environment suffix, for example `dev-001`.',
    'A test of a row is named `row N: …` in its file. The rules are those of `multienv check`: [Rules](rules.md).',
    table(header, requirementRows.map(cells)),
  ]);
}

function cells(row: RequirementRow): string[] {
  const { number, severity, area, requirement, fault, code, test, departure } = row;
  const tiers = [0, 1, 2].map((tier) => valueInTier(row, tier));
  return [
    `${number}`,
    severity,
    area,
    requirement,
    fault,
    ...tiers,
    code.map(link).join(' '),
    link(test),
    rulesOf(number),
    departure ?? '—',
  ];
}

function rulesOf(row: number): string {
  const ids = rules.filter(({ requirement }) => requirement === row).map(({ id }) => id);
  return ids.length === 0 ? '—' : ids.sort(byControlId).map(ruleLink).join(' ');
}

function valueInTier({ value }: RequirementRow, tier: number): string {
  if (typeof value === 'string') return value;
  return value.map((path) => `\`${path}\` ${String(tierTable[path][tier])}`).join('<br>');
}

function link(file: string): string {
  // The page is packed, the sources and tests that it names are not.
  return `[${file.split('/').at(-1)}](${repositoryUrl()}/blob/main/${file})`;
}
