import { createHash } from 'node:crypto';
import { moduleSteps } from '../../model/plan/module-address.js';
import type { Finding } from '../../policy/finding.js';
import { findingReason } from '../wording/finding-reason.js';
import { findingSentence } from '../wording/finding-sentence.js';
import { howToMend } from '../wording/how-to-mend.js';
import { sarifArtifact } from './sarif-artifact.js';
import { sarifMessage } from './sarif-message.js';
import { sarifLevels } from './sarif-rules.js';

interface ResultOptions {
  readonly root: string;
  /** In the order of `tool.driver.rules`. */
  readonly ruleIds: readonly string[];
}

/** `results` of SARIF: what is not right, what is not known, and what somebody answers for. */
export function sarifResults(findings: readonly Finding[], { root, ruleIds }: ResultOptions) {
  const indexes = new Map(ruleIds.map((id, index) => [id, index]));
  const seen = new Map<string, number>();
  return findings
    .filter(({ outcome }) => outcome !== 'pass')
    .map((finding) => ({
      ruleId: finding.ruleId,
      ruleIndex: indexes.get(finding.ruleId) ?? -1,
      ...kindAndLevel(finding),
      message: sarifMessage(`${findingSentence(finding)}. ${howToMend(finding)}`),
      locations: [location(finding, root)],
      partialFingerprints: fingerprints(finding, seen),
      ...suppression(finding),
      properties: {
        outcome: finding.outcome,
        severity: finding.severity,
        environment: finding.environment,
        attribute: finding.attribute,
        ...(finding.also.length === 0 ? {} : { also: finding.also.map(({ ruleId }) => ruleId) }),
        setting: finding.setting,
      },
    }));
}

function kindAndLevel({ outcome, severity }: Finding) {
  // SARIF allows a level beside `fail` alone.
  if (outcome === 'unknown') return { kind: 'open', level: 'none' };
  return { kind: 'fail', level: sarifLevels[severity] };
}

function location({ address, file, line, moduleSource }: Finding, root: string) {
  const physical =
    file === null
      ? {}
      : {
          physicalLocation: {
            artifactLocation: sarifArtifact(file, root),
            region: { startLine: Math.max(1, line ?? 1) },
          },
        };
  return {
    ...physical,
    logicalLocations: [logical(address, 'resource'), ...moduleOf(address, moduleSource)],
  };
}

/** The module of an element, with the folder or the registry that its configuration names: a plan knows no lines. */
function moduleOf(address: string, source: string | null) {
  if (source === null) return [];
  const steps = moduleSteps(address).map(({ name, index }) => `module.${name}${index}`);
  return [{ ...logical(steps.join('.'), 'module'), properties: { source } }];
}

function logical(fullyQualifiedName: string, kind: string) {
  return { fullyQualifiedName, kind };
}

/**
 * The same from run to run, wherever the line has moved. GitHub reads `primaryLocationLineHash` alone, and would take findings at one
 * line of environments.yaml for one finding without it.
 */
function fingerprints(finding: Finding, seen: Map<string, number>) {
  const { ruleId, environment, address, attribute } = finding;
  const identity = JSON.stringify([ruleId, environment, address, attribute]);
  const count = (seen.get(identity) ?? 0) + 1;
  seen.set(identity, count);
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 32);
  return { primaryLocationLineHash: `${hash}:${count}`, 'multienvFinding/v1': `${hash}:${count}` };
}

function suppression(finding: Finding) {
  const { outcome } = finding;
  if (outcome !== 'waived' && outcome !== 'accepted') return {};
  const justification = findingReason(finding) ?? '';
  return { suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}
