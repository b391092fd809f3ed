import type { Gravity } from '../../src/resources/effect.js';
import { worse } from '../../src/resources/effect.js';
import type { CliRun } from '../cli/run-cli.js';
import type { TemporarySandbox } from '../e2e/temporary-sandbox.js';
import type { EmulatorNetwork } from '../golden-states/environments.js';
import { livingIn } from '../pairs/living.js';
import type { Edit } from './edit.js';
import { editedFile } from './edited-file.js';
import { shownLines } from './shown-lines.js';
import { worstOf } from './worst-of.js';

/** What came of one edit of an environment that is really deployed. */
export interface TriedEdit {
  readonly edit: Edit;
  /** The worst that the plan showed; undefined where it could not be made. */
  readonly shown: Gravity | undefined;
  /** Code that a deploy with `--yes` ended with; undefined where none was tried, or where it went through. */
  readonly refusedBy: string | undefined;
  /** What is not as the table has it. */
  readonly faults: readonly string[];
}

interface ToldPlan {
  readonly environments?: readonly {
    readonly changes?: readonly ToldChange[];
    readonly problems?: readonly { readonly code: string }[];
  }[];
}

interface ToldChange {
  readonly address: string;
  readonly kind: string;
  readonly gravity: Gravity;
  readonly losesData: boolean;
  readonly attributes: readonly {
    readonly path: string;
    readonly gravity: Gravity;
    readonly forcesReplacement: boolean;
    readonly does: string | null;
  }[];
}

/** Plans one edit by itself; one that loses data, or that something has to refuse, is tried with `deploy --yes` too, and has to leave everything. */
export async function tryEdit(
  sandbox: TemporarySandbox,
  edit: Edit,
  network: EmulatorNetwork,
): Promise<TriedEdit> {
  sandbox.write(editedFile(edit.on, [edit], network));
  const of = ['--env', edit.on, '--sandbox', '--json'];
  const run = await sandbox.multienv('plan', ...of);
  const [told] = planOf(run).environments ?? [];
  const mustBeRefused = (edit.refusedBy ?? edit.refusedByState) !== undefined;
  const changes = told?.changes;
  const losesData = changes?.some((change) => change.losesData) ?? false;
  const lines = changes === undefined ? undefined : linesOf(changes);
  const sent = Object.keys(edit.sends ?? {}).map((name) => `aws_db_instance.postgres ${name} none`);
  const wanted = [...edit.shows, ...sent].sort();
  const refusal =
    losesData || mustBeRefused || lines === undefined ? await refusalOf(sandbox, edit, of) : undefined;
  const faults = [
    ...(lines === undefined && !mustBeRefused ? [`no plan: ${run.stderr.slice(-500)}`] : []),
    ...(lines ?? [])
      .filter((line) => !wanted.some((one) => one === line))
      .map((line) => `also shown: ${line}`),
    ...wanted
      .filter((line) => lines !== undefined && !lines.includes(line))
      .map((line) => `not shown: ${line}`),
    ...(refusal?.faults ?? []),
  ];
  const shown = changes?.reduce<Gravity>((sum, { gravity }) => worse(sum, gravity), 'none');
  const isAsWritten = shown === undefined || shown === worstOf(edit);
  const worst = isAsWritten ? [] : [`the worst is ${shown}, and not ${worstOf(edit)}`];
  return { edit, shown, refusedBy: refusal?.code, faults: [...faults, ...worst] };
}

function linesOf(changes: readonly ToldChange[]): readonly string[] {
  return shownLines(
    changes.map((change) => ({
      ...change,
      attributes: change.attributes.map(({ does, ...rest }) => ({
        ...rest,
        effect: does === null ? undefined : { does },
      })),
    })),
  );
}

async function refusalOf(sandbox: TemporarySandbox, edit: Edit, of: readonly string[]) {
  const before = await livingIn(sandbox.endpoint, edit.on);
  const run = await sandbox.multienv('deploy', '--yes', '--skip-doctor', ...of);
  const after = await livingIn(sandbox.endpoint, edit.on);
  const wanted = edit.refusedBy ?? edit.refusedByState;
  const codes = (planOf(run).environments ?? [])
    .flatMap(({ problems = [] }) => problems)
    .map(({ code }) => code);
  const faults = [
    ...(run.exitCode === 0 ? ['deploy --yes went through'] : []),
    ...(before.everything === after.everything ? [] : ['the refused deploy has changed something']),
    ...(wanted === undefined || codes.includes(wanted) ? [] : [`refused by ${codes.join(', ')}`]),
  ];
  return { code: wanted ?? codes[0], faults };
}

function planOf({ stdout }: CliRun): ToldPlan {
  return JSON.parse(stdout === '' ? '{}' : stdout);
}
