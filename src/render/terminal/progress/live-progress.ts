import type { ApplyProgress, ProgressEvent } from '../../../events/events.js';
import { escapeControls } from '../../escape.js';
import { ownSequence } from '../../neutral-text.js';
import { renderDuration } from '../duration.js';
import type { Paint } from '../style.js';

interface Running {
  readonly stage: string;
  readonly startedAt: number;
  readonly progress?: ApplyProgress;
}

/** The terminal that the live lines are drawn on. */
interface LiveTerminal {
  readonly write: (text: string) => void;
  readonly columns: () => number;
  readonly now: () => number;
  readonly paint: Paint;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** One line for each stage that runs, drawn anew as events come and time passes; what has ended stays above as a plain line. */
export class LiveProgress {
  readonly #terminal: LiveTerminal;
  readonly #running = new Map<string, Running>();
  #drawn = 0;
  #frame = 0;

  constructor(terminal: LiveTerminal) {
    this.#terminal = terminal;
  }

  /** Takes an event and draws. */
  readonly emit = (event: ProgressEvent): void => {
    this.erase();
    this.#apply(event);
    this.draw();
  };

  /** Draws the lines again, with the time of now. */
  draw(): void {
    this.erase();
    this.#frame += 1;
    const lines = [...this.#running].map(([key, running]) => this.#line(key, running));
    this.#terminal.write(lines.map((line) => `${line}\n`).join(''));
    this.#drawn = lines.length;
  }

  /** Removes the lines, until they are drawn again. */
  erase(): void {
    if (this.#drawn > 0) this.#terminal.write(`${ownSequence(`[${this.#drawn}A`)}${ownSequence('[0J')}`);
    this.#drawn = 0;
  }

  /** Removes the lines, and forgets what ran. */
  stop(): void {
    this.erase();
    this.#running.clear();
  }

  #apply(event: ProgressEvent): void {
    const key = event.environment ?? '';
    const { write, now, paint } = this.#terminal;
    if (event.type === 'notice') {
      write(`${key === '' ? '' : `${key}: `}${escapeControls(event.message)}\n`);
    } else if (event.type === 'stage-started') {
      this.#running.set(key, { stage: event.stage, startedAt: now() });
    } else if (event.type === 'stage-ended') {
      this.#running.delete(key);
      const mark = event.outcome === 'ok' ? paint('green', '✓') : paint('red', '✗');
      write(`${mark} ${key === '' ? '' : `${key} `}${event.stage} ${renderDuration(event.seconds)}\n`);
    } else {
      const running = this.#running.get(key) ?? { stage: 'apply', startedAt: now() };
      this.#running.set(key, { ...running, progress: event.progress });
      if (event.type === 'resource-ended' && event.outcome === 'failed') {
        write(`${paint('red', '✗')} ${key} ${escapeControls(event.address)}\n`);
      }
    }
  }

  #line(key: string, { stage, startedAt, progress }: Running): string {
    const spinner = frames[this.#frame % frames.length] ?? '';
    const counted = progress === undefined ? '' : ` ${progress.done}/${progress.total}`;
    const elapsed = renderDuration((this.#terminal.now() - startedAt) / 1000);
    const names =
      progress === undefined ? '' : `  ${progress.running.map((name) => escapeControls(name)).join(', ')}`;
    const text = `${spinner} ${key === '' ? '' : `${key} `}${stage}${counted} ${elapsed}${names}`;
    const limit = Math.max(20, this.#terminal.columns() - 1);
    return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
  }
}
