import type { Invocation } from '../../errors/invocation.js';
import type { CheckReport } from '../../policy/report.js';
import type { CheckFormat } from '../format-names.js';
import type { Paint } from '../terminal/style.js';

interface FormatOptions {
  readonly paint: Paint;
  readonly verbose?: boolean;
  /** Where the person stands: paths in SARIF are relative to it. */
  readonly cwd: string;
  /** How we were called, for the commands that it names. */
  readonly invocation: Invocation;
  /** See `renderCheck`. */
  readonly again?: readonly string[];
  /** See `renderCheck`. */
  readonly env?: readonly string[] | undefined;
  /** Version of this package. */
  readonly version: string;
}

type Format = (report: CheckReport, options: FormatOptions) => Promise<string>;

/** What `check` can print its report as: a new one is a name in `checkFormats`, a line here and a folder of its own. */
export const checkReportFormats = {
  terminal: async (report, options) =>
    (await import('../terminal/check/check.js')).renderCheck(report, options),
  json: async (report) => (await import('../json/json-document.js')).jsonDocument(report),
  sarif: async (report, { cwd, version }) =>
    (await import('../sarif/sarif.js')).renderSarif(report, { root: cwd, version }),
  junit: async (report) => (await import('../junit/junit.js')).renderJunit(report),
  markdown: async (report, options) =>
    (await import('../markdown/markdown.js')).renderMarkdown(report, options),
  html: async (report) => (await import('../html/html.js')).renderHtml(report),
} as const satisfies Readonly<Record<CheckFormat, Format>>;
