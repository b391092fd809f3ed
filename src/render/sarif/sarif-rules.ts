import type { Rule, Severity } from '../../rules/define-rule.js';
import { type SarifTaxonomy, taxonReferences } from './sarif-taxonomies.js';

/** What a rule's entry is made of; findings that no rule of the registry makes have no page. */
export type DescribedRule = Pick<Rule, 'id' | 'title' | 'severity' | 'area' | 'why' | 'fix' | 'controls'> &
  Partial<Pick<Rule, 'docs' | 'requirement' | 'convention' | 'precision'>>;

/** Levels of SARIF by our severities. */
export const sarifLevels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

// GitHub shows 9.0 and more as critical, 7.0 as high, 4.0 as medium.
const securitySeverities: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.5',
};

/** `tool.driver.rules` of SARIF. */
export function sarifRules(rules: readonly DescribedRule[], taxonomies: readonly SarifTaxonomy[]) {
  return rules.map((rule) => {
    const { id, title, severity, area, why, fix, docs, requirement, convention = false } = rule;
    const controls = Object.fromEntries(
      Object.entries(rule.controls).map(([framework, ids]) => [framework, Object.keys(ids)]),
    );
    return {
      id,
      name: pascalCase(title),
      shortDescription: { text: title },
      fullDescription: { text: why },
      help: {
        text: [why, `Fix: ${fix}`, docs].filter((line) => line !== undefined).join('\n\n'),
        markdown: [why, `**Fix:** ${fix}`, docs && `[Official page](${docs})`]
          .filter((line) => line !== undefined)
          .join('\n\n'),
      },
      ...(docs === undefined ? {} : { helpUri: docs }),
      defaultConfiguration: { level: sarifLevels[severity] },
      relationships: taxonReferences(rule.controls, taxonomies).map((target) => ({
        target,
        kinds: ['relevant'],
      })),
      properties: {
        tags: [...new Set([area, 'terraform', 'aws'])],
        precision: rule.precision ?? 'very-high',
        convention,
        // Of other areas the level says enough: with this property GitHub calls an alert a security alert.
        ...(area === 'security' ? { 'security-severity': securitySeverities[severity] } : {}),
        severity,
        ...(requirement === undefined ? {} : { requirement }),
        controls,
      },
    };
  });
}

function pascalCase(title: string): string {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
