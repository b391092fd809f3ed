import type { Emit } from '../../../events/events.js';
import { paintFor } from '../style.js';
import { LiveProgress } from './live-progress.js';
import { plainProgress } from './plain-progress.js';

/** Shows events while a command runs. */
export interface Progress {
  readonly emit: Emit;
  /** Takes live lines away, for what is written next: they come back while something still runs. */
  readonly erase: () => void;
  /** Takes live lines away for good, before a question or the end. */
  readonly stop: () => void;
}

interface ProgressTerminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

interface ProgressOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes onto it. */
  readonly write: (text: string) => void;
}

/** Live lines on a terminal, plain lines everywhere else. */
export function progressOn(stream: ProgressTerminal, { env, write }: ProgressOptions): Progress {
  if (stream.isTTY !== true || env.TERM === 'dumb' || env.CI) {
    return { emit: plainProgress(write), erase: () => {}, stop: () => {} };
  }
  const live = new LiveProgress({
    write,
    columns: () => stream.columns ?? 80,
    now: () => Date.now(),
    paint: paintFor(stream, env),
  });
  let timer: NodeJS.Timeout | undefined;
  return {
    emit: (event) => {
      timer ??= setInterval(() => live.draw(), 120).unref();
      live.emit(event);
    },
    erase: () => live.erase(),
    stop: () => {
      clearInterval(timer);
      timer = undefined;
      live.stop();
    },
  };
}
