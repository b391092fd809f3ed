import type { Invocation } from '../../errors/invocation.js';
import type { DriftReport } from '../../operations/drift/drift-report.js';
import { resultsOf } from '../../operations/run/outcome.js';
import type { DriftFormat } from '../format-names.js';
import type { Paint } from '../terminal/style.js';

interface FormatOptions {
  readonly paint: Paint;
  readonly verbose?: boolean;
  readonly columns?: number;
  readonly cwd: string;
  readonly invocation: Invocation;
  readonly version: string;
}

type Format = (report: DriftReport, options: FormatOptions) => Promise<string>;

/** What `drift` can print its report as, beside JSON, which has the outcomes in it: a new one is a name in `driftFormats`, a line here and a renderer. */
export const driftReportFormats = {
  terminal: async ({ outcomes }, options) =>
    (await import('../terminal/drift.js')).renderDrift(resultsOf(outcomes), options),
  sarif: async (report, { cwd, version }) =>
    (await import('../sarif/drift-sarif.js')).renderDriftSarif(report, { root: cwd, version }),
  markdown: async ({ outcomes }, { invocation }) =>
    (await import('../markdown/drift-markdown.js')).renderDriftMarkdown(outcomes, invocation),
} as const satisfies Readonly<Record<Exclude<DriftFormat, 'json'>, Format>>;
