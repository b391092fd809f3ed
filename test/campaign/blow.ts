import type { AwsRequest, Interception } from '../e2e/aws-proxy.js';
import { send, terraformProcesses } from './processes.js';

/** How a run is hit. */
export const blows = ['SIGINT', 'kill -9 multienv', 'kill -9 terraform', 'kill -9 both'] as const;

export type Blow = (typeof blows)[number];

/** When a run is hit: at its nth change of AWS, before AWS sees it or after it has carried it out and before Terraform learns of it. */
export interface Moment {
  /** Number of the change, from 1. */
  readonly change: number;
  readonly side: 'before' | 'after';
}

/** The moments of a campaign, spread evenly over the changes of a run. */
export function momentsOf(changes: number, count: number): readonly Moment[] {
  return Array.from({ length: count }, (_, index) => ({
    change: Math.max(1, Math.ceil(((index + 0.5) / count) * changes)),
    side: index % 2 === 0 ? 'after' : 'before',
  }));
}

/** Hits a run once. */
export class Striker {
  readonly #options: { readonly blow: Blow; readonly moment: Moment; readonly folder: string };
  #multienv = 0;
  #changes = 0;
  #hit: string | undefined;

  constructor(options: { readonly blow: Blow; readonly moment: Moment; readonly folder: string }) {
    this.#options = options;
  }

  /** The action of AWS at which it hit; undefined when the run had fewer changes. */
  get hit(): string | undefined {
    return this.#hit;
  }

  /** Tells the process id of the run. */
  readonly aim = (multienv: number): void => {
    this.#multienv = multienv;
  };

  readonly interception: Interception = {
    before: (request) => {
      if (isChange(request)) this.#changes += 1;
      this.#strikeAt('before', request);
      return 'pass';
    },
    after: (request) => {
      this.#strikeAt('after', request);
      return 'pass';
    },
  };

  #strikeAt(side: Moment['side'], request: AwsRequest): void {
    const { moment, blow, folder } = this.#options;
    if (this.#hit !== undefined || side !== moment.side || !isChange(request)) return;
    if (this.#changes < moment.change) return;
    this.#hit = request.action;
    if (blow !== 'kill -9 terraform') send(this.#multienv, blow === 'SIGINT' ? 'SIGINT' : 'SIGKILL');
    if (blow === 'SIGINT' || blow === 'kill -9 multienv') return;
    for (const pid of terraformProcesses(folder).engines) send(pid, 'SIGKILL');
  }
}

/** Whether a request changes an environment: writing its state does not. */
export function isChange({ changes, url }: AwsRequest): boolean {
  return changes && !url.includes('states-of-the-team');
}
