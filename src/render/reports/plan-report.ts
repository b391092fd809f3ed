import type { Invocation } from '../../errors/invocation.js';
import type { EnvironmentPlan } from '../../operations/deploy/environment-plan.js';
import type { EnvironmentOutcome } from '../../operations/run/outcome.js';
import type { PlanFormat } from '../format-names.js';

interface FormatOptions {
  /** Where the person stands: files are named from there. */
  readonly cwd: string;
  /** How we were called, for the commands that it names. */
  readonly invocation: Invocation;
  /** The plans as they are shown on this terminal. */
  readonly terminal: () => string;
}

type Format = (
  outcomes: readonly EnvironmentOutcome<EnvironmentPlan>[],
  options: FormatOptions,
) => Promise<string>;

/** What `plan` can print beside `--json`. */
export const planReportFormats = {
  terminal: async (_, { terminal }) => terminal(),
  markdown: async (outcomes, { cwd, invocation }) =>
    (await import('../markdown/plan-markdown.js')).renderPlanMarkdown(outcomes, cwd, invocation),
} as const satisfies Readonly<Record<PlanFormat, Format>>;
