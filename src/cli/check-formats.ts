import type { CheckReport } from '../policy/check-report.js';
import type { Paint } from '../render/style.js';
import { readVersion } from './read-version.js';

interface FormatOptions {
  readonly paint: Paint;
  readonly verbose?: boolean;
  /** Where the person stands: paths in SARIF are relative to it. */
  readonly cwd: string;
}

type Format = (report: CheckReport, options: FormatOptions) => Promise<string>;

/** What `check` can print its report as; each loads what it needs when it is asked for. */
export const checkFormats = {
  terminal: async (report, options) =>
    (await import('../render/check/terminal.js')).renderCheck(report, options),
  json: async (report) => (await import('../render/check/json.js')).checkAsJson(report),
  sarif: async (report, { cwd }) =>
    (await import('../render/check/sarif.js')).renderSarif(report, { root: cwd, version: readVersion() }),
  junit: async (report) => (await import('../render/check/junit.js')).renderJunit(report),
  markdown: async (report) => (await import('../render/check/markdown.js')).renderMarkdown(report),
  html: async (report) => (await import('../render/check/html.js')).renderHtml(report),
} as const satisfies Readonly<Record<string, Format>>;

/** A word of `--format`. */
export type CheckFormat = keyof typeof checkFormats;
