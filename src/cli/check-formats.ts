import type { CheckReport } from '../policy/check-report.js';
import type { Paint } from '../render/style.js';

interface FormatOptions {
  readonly paint: Paint;
  readonly verbose?: boolean;
}

type Format = (report: CheckReport, options: FormatOptions) => Promise<string>;

/** What `check` can print its report as; each loads what it needs when it is asked for. */
export const checkFormats = {
  terminal: async (report, options) =>
    (await import('../render/check/terminal.js')).renderCheck(report, options),
  json: async (report) => (await import('../render/check/json.js')).checkAsJson(report),
} as const satisfies Readonly<Record<string, Format>>;

/** A word of `--format`. */
export type CheckFormat = keyof typeof checkFormats;
