import type { Invocation } from '../errors/invocation.js';
import type { CheckReport } from '../policy/report.js';
import type { Paint } from '../render/terminal/style.js';
import { readVersion } from './read-version.js';

interface FormatOptions {
  readonly paint: Paint;
  readonly verbose?: boolean;
  readonly invocation: Invocation;
  /** Where the person stands: paths in SARIF are relative to it. */
  readonly cwd: string;
}

type Format = (report: CheckReport, options: FormatOptions) => Promise<string>;

/** What `check` can print its report as; each loads what it needs when it is asked for. */
export const checkFormats = {
  terminal: async (report, options) =>
    (await import('../render/terminal/check.js')).renderCheck(report, options),
  json: async (report) => (await import('../render/json/check.js')).checkAsJson(report),
  sarif: async (report, { cwd }) =>
    (await import('../render/sarif/sarif.js')).renderSarif(report, { root: cwd, version: readVersion() }),
  junit: async (report) => (await import('../render/junit/junit.js')).renderJunit(report),
  markdown: async (report) => (await import('../render/markdown/markdown.js')).renderMarkdown(report),
  html: async (report) => (await import('../render/html/html.js')).renderHtml(report),
} as const satisfies Readonly<Record<string, Format>>;

/** A word of `--format`. */
export type CheckFormat = keyof typeof checkFormats;
