import { type Interrupt, Interrupted } from '../processes/interrupt.js';

type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

const exitCodes: Readonly<Record<Signal, number>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

// npm passes on a signal that the terminal has sent to all of us already: two within this time are one.
const sameSignalMs = 300;
// What children need to die, and operations to notice.
const afterKillMs = 400;

/** Signals of this process as the two steps of an interruption. */
export interface Interruption extends Interrupt {
  /** 130, 143 or 129 once a signal has come. */
  readonly exitCode: () => number | undefined;
  /** Ctrl-C at a question: the terminal hands it to the question, and sends no signal. */
  readonly raise: () => void;
}

/** Listens for SIGINT, SIGTERM and SIGHUP. `graceSeconds`: the kill follows the first signal after that time by itself. */
export function listenForSignals(
  target: NodeJS.EventEmitter,
  { graceSeconds, end }: { readonly graceSeconds?: number; readonly end: (exitCode: number) => unknown },
): Interruption {
  const gentle = new AbortController();
  const kill = new AbortController();
  let exitCode: number | undefined;
  let firstAt = 0;
  const killNow = () => {
    kill.abort();
    setTimeout(() => end(exitCode ?? 130), afterKillMs).unref();
  };
  const onSignal = (signal: Signal) => {
    if (exitCode === undefined) {
      exitCode = exitCodes[signal];
      firstAt = Date.now();
      gentle.abort(new Interrupted(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM'));
      if (graceSeconds !== undefined) setTimeout(killNow, graceSeconds * 1000).unref();
    } else if (Date.now() - firstAt > sameSignalMs) {
      killNow();
    }
  };
  const listeners = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map(
    (signal) => [signal, () => onSignal(signal)] as const,
  );
  const listen = () => {
    for (const [signal, listener] of listeners) target.on(signal, listener);
  };
  listen();
  return {
    gentle: gentle.signal,
    kill: kill.signal,
    exitCode: () => exitCode,
    raise: () => onSignal('SIGINT'),
    endsAtOnce: (work) => {
      for (const [signal, listener] of listeners) target.off(signal, listener);
      try {
        return work();
      } finally {
        listen();
      }
    },
  };
}

/** Value of MULTIENV_GRACE_SECONDS, where it is a number. */
export function graceSecondsOf(env: Readonly<Record<string, string | undefined>>): number | undefined {
  const text = env.MULTIENV_GRACE_SECONDS;
  return text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
