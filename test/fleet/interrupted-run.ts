import { isChange } from '../campaign/blow.js';
import { send } from '../campaign/processes.js';
import type { CliRun } from '../cli/run-cli.js';
import type { AwsRequest, Interception } from '../e2e/aws-proxy.js';
import { ApplyWatch } from './apply-watch.js';
import type { FleetProject } from './fleet-project.js';

/** When a run of several environments gets its Ctrl-C. */
export interface InterruptMoment {
  readonly run: 'deploy' | 'destroy';
  /** Counted from the start of the command, or from the start of its first apply. */
  readonly since: 'start' | 'apply';
  readonly seconds: number;
}

/** What was seen of a run that got one Ctrl-C. */
export interface InterruptedRun {
  readonly cli: CliRun;
  /** False when the run was over before. */
  readonly hit: boolean;
  /** Environments whose Terraform was let loose before the signal. */
  readonly applying: readonly string[];
  /** Environments whose Terraform was let loose after it. */
  readonly launchedAfter: readonly string[];
  readonly stepsBefore: number;
  readonly stepsAfter: number;
  /** So long after the signal, or after its own first step where that was later, an apply began the last step that it did not halt; 0 where none began. */
  readonly lastStepMs: number;
  /** How many changes AWS was asked for after the signal: those of steps that had begun too. */
  readonly changesAfter: number;
  /** Of those, the ones that name an environment whose apply had not begun. */
  readonly strayChanges: readonly string[];
  /** From the signal to the end of the command. */
  readonly endedMs: number;
}

/** Runs a deploy or a destroy of all environments, and sends it one SIGINT. */
export async function interruptRun(project: FleetProject, moment: InterruptMoment): Promise<InterruptedRun> {
  const { sandbox, suffixes } = project;
  const watch = new ApplyWatch(sandbox.folder, suffixes);
  const changes: (AwsRequest & { readonly at: number })[] = [];
  const before: Interception['before'] = (request) => {
    if (isChange(request)) changes.push({ ...request, at: Date.now() });
    return 'pass';
  };
  const striker = new TimedStriker(watch, moment);
  try {
    const cli = await project[moment.run]({ before }, striker.aim);
    const endedAt = Date.now();
    const { signalAt, applying } = striker.stop() ?? { signalAt: endedAt, applying: watch.applying };
    const late = changes.filter(({ at }) => at > signalAt);
    return {
      cli,
      hit: striker.hasHit,
      applying,
      launchedAfter: watch.applying.filter((suffix) => !applying.includes(suffix)),
      ...stepsAround(watch, signalAt),
      changesAfter: late.length,
      strayChanges: late.flatMap(({ action, url, body }) => {
        const other = suffixes.find(
          (suffix) => !applying.includes(suffix) && `${url} ${body}`.includes(suffix),
        );
        return other === undefined ? [] : [`${action} of ${other}`];
      }),
      endedMs: endedAt - signalAt,
    };
  } finally {
    striker.stop();
    watch.close();
  }
}

/** Sends one SIGINT at its moment. */
class TimedStriker {
  readonly #watch: ApplyWatch;
  readonly #moment: InterruptMoment;
  readonly #ended = new AbortController();
  #hit: { readonly signalAt: number; readonly applying: readonly string[] } | undefined;

  constructor(watch: ApplyWatch, moment: InterruptMoment) {
    this.#watch = watch;
    this.#moment = moment;
  }

  get hasHit(): boolean {
    return this.#hit !== undefined;
  }

  readonly aim = (pid: number): void => {
    const { since, seconds } = this.#moment;
    const waitMs = seconds * 1000;
    let from = since === 'start' ? Date.now() : undefined;
    const timer = setInterval(() => {
      if (from === undefined && this.#watch.applying.length > 0) from = Date.now();
      if (this.#ended.signal.aborted) clearInterval(timer);
      else if (from !== undefined && Date.now() - from >= waitMs) {
        clearInterval(timer);
        this.#hit = { applying: this.#watch.applying, signalAt: Date.now() };
        send(pid, 'SIGINT');
      }
    }, 5);
  };

  /** The run has ended: nothing is sent any more. */
  stop() {
    this.#ended.abort();
    return this.#hit;
  }
}

/** What began before the signal, what after it, and how late. */
function stepsAround(watch: ApplyWatch, signalAt: number) {
  const steps = watch.steps();
  const after = steps.filter(({ at }) => at > signalAt);
  const late = after
    .filter(({ isHalted }) => !isHalted)
    .map(({ suffix, at }) => at - Math.max(signalAt, watch.firstStart(suffix) ?? signalAt));
  return {
    stepsBefore: steps.length - after.length,
    stepsAfter: after.length,
    lastStepMs: Math.max(0, ...late),
  };
}
