import { createHash } from 'node:crypto';
import { type ClassifiedDrift, type DriftClass, driftClasses } from '../../changes/drift/drift.js';
import type { DriftReport } from '../../operations/drift/drift-report.js';
import type { EnvironmentDrift } from '../../operations/drift/environment-drift.js';
import { resultsOf } from '../../operations/run/outcome.js';
import { driftConsequence, driftSentence } from '../wording/drift-words.js';
import { whyNotOk } from '../wording/why-not-ok.js';
import { sarifArtifact } from './sarif-artifact.js';
import { sarifLog } from './sarif-log.js';
import { sarifMessage } from './sarif-message.js';

interface Options {
  /** Version of multienv. */
  readonly version: string;
  /** Folder that paths are relative to. */
  readonly root: string;
}

const levels: Readonly<Record<DriftClass, 'error' | 'warning' | 'note'>> = {
  security: 'error',
  deleted: 'error',
  other: 'warning',
  tags: 'note',
  intended: 'note',
};

const titles: Readonly<Record<DriftClass, string>> = {
  security: 'A change outside of Terraform breaks a rule of the review',
  deleted: 'A resource was deleted outside of Terraform',
  other: 'A resource was changed outside of Terraform',
  tags: 'Tags were changed outside of Terraform',
  intended: 'A service of AWS has changed a resource as the environment asks',
};

/** Drift as SARIF 2.1.0, for code scanning: a result for each resource. What is intended is informational, and raises no alert. */
export function renderDriftSarif({ outcomes, loaded }: DriftReport, { version, root }: Options): string {
  return sarifLog({
    version,
    category: 'multienv-drift',
    driver: {
      rules: driftClasses.map((one) => ({
        id: ruleId(one),
        shortDescription: { text: titles[one] },
        defaultConfiguration: { level: levels[one] },
      })),
    },
    notLookedAt: outcomes.flatMap((one) => {
      const why = whyNotOk(one);
      return why === undefined ? [] : [`${one.suffix} was not compared: ${why}`];
    }),
    results: resultsOf(outcomes).flatMap((one) => resultsIn(one, { loaded, root })),
  });
}

function resultsIn(
  { suffix, region, resources }: EnvironmentDrift,
  { loaded, root }: Pick<DriftReport, 'loaded'> & Pick<Options, 'root'>,
) {
  const seen = new Map<string, number>();
  return resources.map((drift) => ({
    ruleId: ruleId(drift.class),
    ruleIndex: driftClasses.indexOf(drift.class),
    // SARIF allows a level beside `fail` alone.
    ...(drift.class === 'intended'
      ? { kind: 'informational', level: 'none' }
      : { kind: 'fail', level: levels[drift.class] }),
    message: sarifMessage(`${suffix}: ${driftSentence(drift)} ${driftConsequence(drift, region)}`),
    locations: [
      {
        physicalLocation: {
          artifactLocation: sarifArtifact(loaded.file, root),
          region: { startLine: loaded.locate(['environments', suffix])?.line ?? 1 },
        },
        logicalLocations: [{ fullyQualifiedName: drift.address, kind: 'resource' }],
      },
    ],
    partialFingerprints: fingerprints(suffix, drift, seen),
    properties: {
      environment: suffix,
      class: drift.class,
      kind: drift.kind,
      fate: drift.fate,
      rules: drift.rules.map(({ id }) => id),
    },
  }));
}

function fingerprints(suffix: string, drift: ClassifiedDrift, seen: Map<string, number>) {
  const { address, kind, what, attributes } = drift;
  const paths = attributes.map(({ path }) => path).sort();
  const identity = JSON.stringify([suffix, address, kind, what, paths]);
  const count = (seen.get(identity) ?? 0) + 1;
  seen.set(identity, count);
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 32);
  return { primaryLocationLineHash: `${hash}:${count}`, 'multienvDrift/v1': `${hash}:${count}` };
}

const ruleId = (one: DriftClass): string => `DRIFT-${one}`;
