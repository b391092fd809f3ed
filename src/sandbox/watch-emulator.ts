import { connect } from 'node:net';
import type { Interrupt } from '../processes/interrupt.js';

/** An emulator that is watched while a run works with it. */
export interface EmulatorWatch {
  /** That of the run; it comes by itself, in both steps, when nothing listens at the emulator's address any more. */
  readonly interrupt: Interrupt;
  readonly hasEnded: () => boolean;
  readonly stop: () => void;
}

interface WatchOptions {
  readonly endpoint: string;
  readonly interrupt: Interrupt;
  readonly pollMs?: number;
}

/** So often in a row: one that is restarted at the same address is waited for. */
const refusals = 5;

/**
 * Ends a run whose emulator has ended: Terraform would go on asking for 20 minutes. One that is merely silent, or cuts its answers off, is
 * left to Terraform, as AWS would be.
 */
export function watchEmulator({ endpoint, interrupt, pollMs = 2_000 }: WatchOptions): EmulatorWatch {
  const { hostname, port } = new URL(endpoint);
  const gentle = new AbortController();
  const kill = new AbortController();
  let refused = 0;
  const timer = setInterval(() => {
    const socket = connect(Number(port || 80), hostname);
    socket.once('connect', () => {
      refused = 0;
      socket.destroy();
    });
    socket.once('error', (error) => {
      if (!('code' in error) || error.code !== 'ECONNREFUSED') return;
      refused += 1;
      if (refused >= refusals) gentle.abort();
      // Terraform, asked gently, goes on asking for its state.
      if (refused >= 2 * refusals) kill.abort();
    });
  }, pollMs).unref();
  return {
    interrupt: {
      gentle: AbortSignal.any([interrupt.gentle, gentle.signal]),
      kill: AbortSignal.any([interrupt.kill, kill.signal]),
    },
    hasEnded: () => gentle.signal.aborted && !interrupt.gentle.aborted,
    stop: () => clearInterval(timer),
  };
}
