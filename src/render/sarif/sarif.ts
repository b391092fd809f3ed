import type { CheckReport } from '../../policy/report.js';
import { ruleCatalogue } from '../../policy/review/rule-catalogue.js';
import type { RuleFacts } from '../../policy/waivers/waiver-rules.js';
import { renderJson } from '../json/render-json.js';
import { sarifMessage } from './sarif-message.js';
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
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'multienv',
            version,
            semanticVersion: version,
            rules: sarifRules(described, taxonomies),
            supportedTaxonomies: taxonomies.map(({ name }, index) => ({ name, index })),
          },
        },
        // The part after the slash would name one run: every run of a branch takes the place of the one before.
        automationDetails: { id: 'multienv-check/' },
        invocations: [invocation(report)],
        columnKind: 'utf16CodeUnits',
        results: sarifResults(report.findings, { root, ruleIds: described.map(({ id }) => id) }),
        taxonomies,
        properties: {
          summary: report.summary,
          reviewed: report.reviewed.map(({ name, tier }) => ({ name, tier })),
          ...(report.framework === undefined ? {} : { framework: report.framework }),
        },
      },
    ],
  };
  return renderJson(log);
}

/** A run that was not successful: that a result is missing does not say that it is mended. */
function invocation({ notReviewed }: CheckReport) {
  if (notReviewed.length === 0) return { executionSuccessful: true };
  return {
    executionSuccessful: false,
    toolExecutionNotifications: notReviewed.map((one) => ({
      level: 'error',
      message: sarifMessage(`${one.environment} was not reviewed: ${one.reason}`),
    })),
  };
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
