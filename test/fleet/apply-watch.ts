import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Something that an apply began to change. */
interface BegunStep {
  readonly suffix: string;
  readonly address: string;
  /** Milliseconds since 1970, by Terraform's own clock. */
  readonly at: number;
  /**
   * It had to wait until one of the first ended, and Terraform never said how it went: Terraform names a step that gets its place after an
   * interruption, and halts it before it asks for anything.
   */
  readonly isHalted: boolean;
}

const lookMs = 10;

/** So many steps of an apply are at work at once: Terraform's default of `-parallelism`. */
const atOnce = 10;

/**
 * Keeps what each Terraform says while it applies: the run itself takes the files away when it has read them.
 */
export class ApplyWatch {
  readonly #journals: string;
  readonly #kept = mkdtempSync(join(tmpdir(), 'multienv-applies-'));
  readonly #suffixes: readonly string[];
  readonly #old: ReadonlySet<string>;
  readonly #begun = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  constructor(folder: string, suffixes: readonly string[]) {
    this.#journals = join(folder, '.multienv', 'sandbox', 'journal');
    this.#suffixes = suffixes;
    this.#old = new Set(this.#files().map(({ file }) => file));
    this.#timer = setInterval(() => this.#look(), lookMs);
  }

  /** Environments whose Terraform has been let loose by now. */
  get applying(): readonly string[] {
    this.#look();
    return [...this.#begun].sort();
  }

  /** Every change that an apply began, the earliest first. */
  steps(): readonly BegunStep[] {
    return this.#starts().filter(({ isRead }) => !isRead);
  }

  /** When the Terraform of an environment said for the first time that it begins something. */
  firstStart(suffix: string): number | undefined {
    return this.#starts().find((one) => one.suffix === suffix)?.at;
  }

  /** Ends it, and removes what it kept. */
  close(): void {
    clearInterval(this.#timer);
    rmSync(this.#kept, { recursive: true, force: true });
  }

  #files() {
    return this.#suffixes.flatMap((suffix) => {
      const folder = join(this.#journals, suffix);
      if (!existsSync(folder)) return [];
      const names = readdirSync(folder).filter((name) => name.endsWith('.events'));
      return names.map((name) => ({ suffix, name, file: join(folder, name) }));
    });
  }

  #look(): void {
    for (const { suffix, name, file } of this.#files()) {
      const kept = join(this.#kept, suffix, name);
      if (this.#old.has(file) || existsSync(kept)) continue;
      mkdirSync(join(this.#kept, suffix), { recursive: true });
      try {
        linkSync(file, kept);
        this.#begun.add(suffix);
      } catch {
        // It was taken away in this moment, or it is written anew.
      }
    }
  }

  #starts() {
    return [...this.#begun]
      .flatMap((suffix) =>
        readdirSync(join(this.#kept, suffix)).flatMap((name) =>
          stepsIn(readFileSync(join(this.#kept, suffix, name), 'utf8')).map((step) => ({ suffix, ...step })),
        ),
      )
      .sort((one, other) => one.at - other.at);
  }
}

/** What one apply began, in the order in which Terraform says so. */
export function stepsIn(events: string) {
  const lines = events.split('\n');
  const ended = new Set(lines.flatMap(endedBy));
  return lines
    .flatMap(startOf)
    .map((step, index) => ({ ...step, isHalted: index >= atOnce && !ended.has(step.address) }));
}

function endedBy(line: string): readonly string[] {
  if (!/"type":"apply_(?:complete|errored)"/.test(line)) return [];
  return [String(JSON.parse(line).hook.resource.addr)];
}

function startOf(line: string) {
  if (!line.includes('"type":"apply_start"')) return [];
  const { '@timestamp': timestamp, hook } = JSON.parse(line);
  return [{ address: String(hook.resource.addr), at: Date.parse(timestamp), isRead: hook.action === 'read' }];
}
