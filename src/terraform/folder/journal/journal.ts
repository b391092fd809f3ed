import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { pid } from 'node:process';
import { messageOf } from '../../../errors/message-of.js';
import { makeFolder } from '../../../files/make-folder.js';
import type { CreatedResource } from '../../json/created-resources.js';
import type { TerraformMessage } from '../../json/messages.js';
import type { EnvironmentFolder } from '../environment-folder.js';
import type { JournalEntry, RunOutcome } from './entries.js';
import { entryOfMessage } from './entry-of-message.js';
import { readRun } from './read-run.js';

/** The part of a plan that a journal keeps. */
interface AppliedPlan {
  /** Steps of the apply: a replacement has two. */
  readonly steps: number;
  readonly created: readonly CreatedResource[];
  readonly password: {
    readonly sentToDatabase: boolean;
    /** The database that gets it, and the version of the password. */
    readonly database: { readonly address: string; readonly version: number | null } | undefined;
  };
}

/** What a person has allowed to be lost. */
interface AllowedLoss {
  readonly addresses: readonly string[];
  readonly reason: string | undefined;
  /** Names of the snapshots that were taken before. */
  readonly snapshots: readonly string[];
}

/** So many runs that changed something are kept for each environment. */
const keptRuns = 20;

/**
 * The journal of one run on one environment: a file of JSON lines, each written as it happens, for the owner alone. What cannot be written
 * is told once and otherwise passed over: a full disk must not end an apply.
 */
export class Journal {
  /** Receives Terraform's messages as they are, for as long as it applies. */
  readonly eventsFile: string;
  readonly file: string;
  readonly #warn: (message: string) => void;
  #descriptor: number | undefined;
  #isApplying = false;
  #isBroken = false;
  #outcome: RunOutcome | undefined;

  constructor(
    { journalFolder }: Pick<EnvironmentFolder, 'journalFolder'>,
    { command, warn }: { readonly command: string; readonly warn: (message: string) => void },
  ) {
    const at = now();
    this.#warn = warn;
    this.file = join(
      journalFolder,
      `${at.replaceAll(/[:.]/g, '-')}-${pid}-${randomUUID().slice(0, 4)}.jsonl`,
    );
    this.eventsFile = this.file.replace(/jsonl$/, 'events');
    this.#attempt(() => {
      makeFolder(journalFolder, 0o700);
      this.#descriptor = openSync(this.file, 'ax', 0o600);
    });
    this.#write({ type: 'run', version: 1, at, command, pid, host: hostname(), who: who() });
  }

  /** A person has allowed that data is lost. */
  allowed({ addresses, reason, snapshots }: AllowedLoss): void {
    this.#write({ type: 'allowed', at: now(), addresses: [...addresses], reason, snapshots: [...snapshots] });
  }

  /** Terraform is about to apply a plan. */
  applying({ steps, created, password }: AppliedPlan): void {
    this.#isApplying = true;
    for (const { address, resourceType, identity } of created)
      this.#write({ type: 'planned', address, resourceType, identity });
    if (password.sentToDatabase && password.database !== undefined)
      this.#write({ type: 'sends-password', ...password.database });
    this.#write({ type: 'applying', at: now(), steps });
  }

  /** Terraform says something. */
  take(message: TerraformMessage): void {
    const entry = entryOfMessage(message, now());
    if (entry !== undefined) this.#write(entry);
  }

  /** Terraform has ended. */
  ended(outcome: RunOutcome): void {
    this.#outcome = outcome;
    this.#write({ type: 'ended', at: now(), outcome });
    // What it held stands in the journal.
    if (!this.#isBroken) rmSync(this.eventsFile, { force: true });
  }

  /** Something was killed while the run was not applying. */
  cut(): void {
    if (this.#outcome === undefined) this.ended('killed');
  }

  /** The run is over. One that changed nothing, and left nothing behind, leaves no journal. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
    const leftNothing = this.#outcome !== 'killed' && this.#outcome !== 'crashed';
    this.#attempt(() => {
      if (!this.#isApplying && leftNothing) rmSync(this.file, { force: true });
      else this.#rotate();
    });
  }

  #rotate(): void {
    const folder = join(this.file, '..');
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
    for (const name of files.slice(0, -keptRuns)) {
      const file = join(folder, name);
      if (readRun(file)?.needsRecovery !== true) rmSync(file, { force: true });
    }
  }

  #write(entry: JournalEntry): void {
    const descriptor = this.#descriptor;
    if (descriptor === undefined) return;
    // A line that was cut off ends here.
    const start = this.#isBroken ? '\n' : '';
    this.#attempt(() => writeSync(descriptor, `${start}${JSON.stringify(entry)}\n`));
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!this.#isBroken) this.#warn(`The journal of this run cannot be written: ${messageOf(error)}.`);
      this.#isBroken = true;
    }
  }
}

function now(): string {
  return new Date().toISOString();
}

/** As Terraform names the holder of a lock. */
function who(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    // A user id without a name, as containers have it.
    return `@${hostname()}`;
  }
}
