import { existsSync } from 'node:fs';
import { fileLimits } from '../../../files/file-limits.js';
import { readLimited } from '../../../files/read-limited.js';
import type { CreatedResource } from '../../json/created-resources.js';
import { parseMessage } from '../../json/messages.js';
import { type JournalEntry, parseEntry, type RunOutcome } from './entries.js';
import { entryOfMessage } from './entry-of-message.js';

type Step = Extract<JournalEntry, { type: 'started' | 'completed' | 'errored' }>;

/** What a journal tells about a run. */
export interface JournalRun {
  readonly file: string;
  readonly eventsFile: string;
  readonly run: Extract<JournalEntry, { type: 'run' }>;
  /** Whether Terraform was let loose on a plan. */
  readonly isApplying: boolean;
  /** Steps of the plan. */
  readonly steps: number;
  readonly planned: readonly CreatedResource[];
  /** The last word on each step, by address and action. */
  readonly done: readonly Step[];
  /** Undefined when nobody wrote the end: the run was killed. */
  readonly outcome: RunOutcome | undefined;
  /** Terraform came to its end by itself, and wrote the state. */
  readonly isFinished: boolean;
  readonly isRecovered: boolean;
  /** The state lacks what was made, or may: the run was killed, or an interruption cut off requests that AWS may have carried out. */
  readonly needsRecovery: boolean;
  /** Terraform ended with errors, and AWS may have made what they were about: a time-out does not say. */
  readonly isDoubtful: boolean;
  /** When the run wrote something last. */
  readonly lastAt: string;
  /** The database was to get a password. */
  readonly sendsPassword: { readonly address: string; readonly version: number | null } | undefined;
}

/** Reads a journal, and what Terraform wrote after its run was killed; undefined for a file that is none. */
export function readRun(file: string): JournalRun | undefined {
  const entries = linesOf(file).flatMap((line) => parseEntry(line) ?? []);
  const run = entries.find((entry) => entry.type === 'run');
  if (run === undefined) return undefined;
  const eventsFile = file.replace(/jsonl$/, 'events');
  const later = linesOf(eventsFile).flatMap((line) => {
    const message = parseMessage(line);
    return (message === undefined ? undefined : entryOfMessage(message, run.at)) ?? [];
  });
  const own = entries.filter(isProgress);
  // Terraform's own words hold all that we noted of them, and more when it went on without us.
  const progress = later.length >= own.length ? later : own;
  const done = lastWords(progress.filter((entry) => entry.type !== 'finished'));
  const applying = entries.find((entry) => entry.type === 'applying');
  const outcome = entries.find((entry) => entry.type === 'ended')?.outcome;
  const isFinished = progress.some((entry) => entry.type === 'finished');
  // The later word counts: what was lost after a recovery has to be looked for again.
  const afterwards = entries.findLast(isAfterwards)?.type;
  const isRecovered = afterwards === 'recovered';
  const isStateLost = afterwards === 'state-lost';
  const cut = outcome === undefined || outcome === 'killed' || outcome === 'crashed';
  const isOpen = applying !== undefined && !isRecovered;
  const hasDoubts = done.some(({ action, type }) => action === 'create' && type !== 'completed');
  return {
    file,
    eventsFile,
    run,
    isApplying: applying !== undefined,
    steps: applying?.steps ?? 0,
    planned: entries.filter((entry) => entry.type === 'planned'),
    done,
    outcome,
    isFinished,
    isRecovered,
    needsRecovery:
      isOpen && (isStateLost || (cut && !isFinished) || (outcome === 'interrupted' && hasDoubts)),
    isDoubtful: isOpen && outcome === 'failed' && hasDoubts,
    lastAt: entries.filter((entry) => !isAfterwards(entry)).findLast((entry) => 'at' in entry)?.at ?? run.at,
    sendsPassword: entries.find((entry) => entry.type === 'sends-password'),
  };
}

function isProgress(entry: JournalEntry): entry is Step | Extract<JournalEntry, { type: 'finished' }> {
  return ['started', 'completed', 'errored', 'finished'].includes(entry.type);
}

/** What others noted after the run. */
function isAfterwards({ type }: JournalEntry): boolean {
  return type === 'recovered' || type === 'state-lost';
}

function lastWords(entries: readonly JournalEntry[]): readonly Step[] {
  const steps = new Map<string, Step>();
  for (const entry of entries)
    if (entry.type === 'started' || entry.type === 'completed' || entry.type === 'errored')
      steps.set(`${entry.address} ${entry.action}`, entry);
  return [...steps.values()];
}

function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readLimited(file, fileLimits.document).split('\n') : [];
}
