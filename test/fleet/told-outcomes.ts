import type { CliRun } from '../cli/run-cli.js';

/** What `--json` tells of one environment. */
export interface ToldOutcome {
  readonly suffix: string;
  readonly outcome: string;
  /** Code of its first problem, or the reason why it was skipped or cut. */
  readonly because?: string;
}

/** What a run told of each of its environments; none when it printed no document. */
export function toldOutcomes({ stdout }: CliRun): readonly ToldOutcome[] {
  if (stdout.trim() === '') return [];
  const { environments = [] } = JSON.parse(stdout);
  return environments.map(
    ({
      suffix,
      outcome,
      reason,
      problems = [],
    }: Record<'suffix' | 'outcome' | 'reason', string> & Problems) => {
      const because = problems[0]?.code ?? reason;
      return { suffix, outcome, ...(because === undefined ? {} : { because }) };
    },
  );
}

interface Problems {
  readonly problems?: readonly { readonly code: string }[];
}
