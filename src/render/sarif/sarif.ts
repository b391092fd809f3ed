import type { CheckReport } from '../../policy/report.js';
import { ruleCatalogue } from '../../policy/review/rule-catalogue.js';
import type { RuleFacts } from '../../policy/waivers/waiver-rules.js';
import { sarifLog } from './sarif-log.js';
import { sarifResults } from './sarif-results.js';
import { type DescribedRule, sarifRules } from './sarif-rules.js';
import { sarifTaxonomies } from './sarif-taxonomies.js';

interface SarifOptions {
  /** Version of multienv. */
  readonly version: string;
  /** Folder that paths are relative to: the root of the repository, as code scanning wants it. */
  readonly root: string;
  /** Default: every rule. */
  readonly rules?: readonly RuleFacts[];
}

/**
 * The report as SARIF 2.1.0, for code scanning. What failed and what is unknown are results; waived and accepted ones are suppressed
 * results; what passed is left out, since some readers raise an alert for every result.
 */
export function renderSarif(
  report: CheckReport,
  { version, root, rules = ruleCatalogue }: SarifOptions,
): string {
  const described = describedRules(report, rules);
  const taxonomies = sarifTaxonomies(described);
  return sarifLog({
    version,
    category: 'multienv-check',
    driver: {
      rules: sarifRules(described, taxonomies),
      supportedTaxonomies: taxonomies.map(({ name }, index) => ({ name, index })),
    },
    notLookedAt: report.notReviewed.map((one) => `${one.environment} was not reviewed: ${one.reason}`),
    results: sarifResults(report.findings, { root, ruleIds: described.map(({ id }) => id) }),
    more: {
      taxonomies,
      properties: {
        summary: report.summary,
        reviewed: report.reviewed.map(({ name, tier, leftOut = [] }) => ({ name, tier, leftOut })),
        ...(report.framework === undefined ? {} : { framework: report.framework }),
      },
    },
  });
}

/** Every rule, also those that found nothing, so that a reader can close an alert; and what findings name beyond them. */
function describedRules({ findings }: CheckReport, rules: readonly RuleFacts[]): readonly DescribedRule[] {
  const described = new Map<string, DescribedRule>(rules.map((rule) => [rule.id, rule]));
  for (const finding of findings) {
    const { ruleId, title, severity, area, why, fix } = finding;
    if (!described.has(ruleId))
      described.set(ruleId, { id: ruleId, title, severity, area, why, fix, controls: {} });
  }
  return [...described.values()];
}
