import type { EnvironmentPlan } from '../../operations/deploy/environment-plan.js';
import type { EnvironmentOutcome } from '../../operations/run/outcome.js';

interface FormatOptions {
  /** Where the person stands: files are named from there. */
  readonly cwd: string;
  /** The plans as they are shown on this terminal. */
  readonly terminal: () => string;
}

type Format = (
  outcomes: readonly EnvironmentOutcome<EnvironmentPlan>[],
  options: FormatOptions,
) => Promise<string>;

/** What `plan` can print beside `--json`, in the order in which help and errors name the formats. */
export const planReportFormats = {
  terminal: async (_, { terminal }) => terminal(),
  markdown: async (outcomes, { cwd }) =>
    (await import('../markdown/plan-markdown.js')).renderPlanMarkdown(outcomes, cwd),
} as const satisfies Readonly<Record<string, Format>>;

/** A word of `plan --format`. */
export type PlanReportFormat = keyof typeof planReportFormats;
