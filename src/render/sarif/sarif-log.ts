import { renderJson } from '../json/render-json.js';
import { sarifMessage } from './sarif-message.js';

interface SarifRun {
  /** Version of multienv. */
  readonly version: string;
  /** Sets one command's runs apart: `multienv-check`. Every run of a branch takes the place of the one before of the same category. */
  readonly category: string;
  /** What the tool says of itself beyond its name: its rules. */
  readonly driver: object;
  /** What could not be looked at, in sentences: that a result is missing does not say then that it is mended. */
  readonly notLookedAt: readonly string[];
  readonly results: readonly object[];
  /** What follows the results. */
  readonly more?: object;
}

/** One run as a SARIF log, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarifLog({ version, category, driver, notLookedAt, results, more = {} }: SarifRun): string {
  return renderJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'multienv', version, semanticVersion: version, ...driver } },
        // The part after the slash would name one run.
        automationDetails: { id: `${category}/` },
        invocations: [invocation(notLookedAt)],
        columnKind: 'utf16CodeUnits',
        results,
        ...more,
      },
    ],
  });
}

function invocation(notLookedAt: readonly string[]) {
  if (notLookedAt.length === 0) return { executionSuccessful: true };
  return {
    executionSuccessful: false,
    toolExecutionNotifications: notLookedAt.map((text) => ({ level: 'error', message: sarifMessage(text) })),
  };
}
