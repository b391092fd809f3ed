import type { ApplyProgress, Emit, ResourceAction } from '../../events/events.js';
import type { TerraformMessage } from '../json/messages.js';

/** What an apply has done so far, by resource. */
export interface AppliedCounts {
  readonly created: number;
  readonly updated: number;
  readonly replaced: number;
  readonly destroyed: number;
}

interface ProgressOptions {
  readonly environment: string;
  /** Steps of the plan: a replacement has two. */
  readonly total: number;
  readonly emit: Emit;
  /** Milliseconds, for tests. */
  readonly now?: () => number;
}

const actions: readonly ResourceAction[] = [
  'create',
  'update',
  'delete',
  'replace',
  'read',
  'import',
  'move',
];

/** Resources that are told as running: Terraform works on ten at a time, and a screen shows fewer than these. */
const mostRunning = 100;

/** Turns Terraform's messages of an apply into progress events. Reads of data sources and ephemeral resources do not count. */
export class ApplyTracker {
  readonly #options: ProgressOptions;
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #running = new Map<string, number>();
  readonly #done = new Map<string, Set<string>>();
  #doneSteps = 0;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#startedAt = this.#now();
  }

  /** Takes in one message; those that are not about an apply are passed over. */
  take(message: TerraformMessage): void {
    if (!('hook' in message) || message.type.startsWith('ephemeral_')) return;
    const { addr: address } = message.hook.resource;
    const action = actions.find((known) => known === message.hook.action);
    if (action === undefined || action === 'read') return;
    const event = { environment: this.#options.environment, address, action };
    if (message.type === 'apply_start') {
      this.#running.set(address, this.#now());
      this.#options.emit({ type: 'resource-started', ...event, progress: this.progress });
    } else if (message.type === 'apply_progress') {
      this.#options.emit({ type: 'resource-running', ...event, progress: this.progress });
    } else if (message.type === 'apply_complete') {
      this.#complete(address, action);
      this.#ended(event, 'ok');
    } else {
      this.#ended(event, 'failed');
    }
  }

  /** How far it is. */
  get progress(): ApplyProgress {
    return {
      done: this.#doneSteps,
      total: Math.max(this.#options.total, this.#doneSteps),
      elapsedSeconds: this.#secondsSince(this.#startedAt),
      running: firstOf(this.#running.keys()),
    };
  }

  /** Resources by what was completed; one that was deleted and created again counts once, as replaced. */
  get applied(): AppliedCounts {
    const counts = { created: 0, updated: 0, replaced: 0, destroyed: 0 };
    for (const done of this.#done.values()) {
      if (done.has('create') && done.has('delete')) counts.replaced += 1;
      else if (done.has('create')) counts.created += 1;
      else if (done.has('delete')) counts.destroyed += 1;
      else if (done.has('update')) counts.updated += 1;
    }
    return counts;
  }

  #complete(address: string, action: ResourceAction): void {
    const done = this.#done.get(address) ?? new Set();
    this.#done.set(address, done.add(action));
    this.#doneSteps += 1;
  }

  #ended(
    event: { environment: string; address: string; action: ResourceAction },
    outcome: 'ok' | 'failed',
  ): void {
    const startedAt = this.#running.get(event.address) ?? this.#now();
    this.#running.delete(event.address);
    const seconds = this.#secondsSince(startedAt);
    this.#options.emit({ type: 'resource-ended', ...event, outcome, seconds, progress: this.progress });
  }

  #secondsSince(start: number): number {
    return (this.#now() - start) / 1000;
  }
}

function firstOf(addresses: Iterable<string>): readonly string[] {
  const found: string[] = [];
  for (const address of addresses) {
    if (found.length === mostRunning) break;
    found.push(address);
  }
  return found;
}
