import type { EventEmitter } from 'node:events';
import type { Writable } from 'node:stream';

/** What is changed of a process: its exit code. */
interface Ending {
  exitCode?: number | string | null | undefined;
}

// What a pipe and a socket say when nobody reads them any more.
const readerLeft = ['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED'];
// A terminal that was closed says the same as a broken disk.
const terminalLeft = [...readerLeft, 'EIO'];

/** Exit code where output was lost that somebody still waited for, as on a full disk. */
const lostExitCode = 2;

interface OutputStream extends EventEmitter {
  readonly isTTY?: boolean;
}

interface Watched {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream & Pick<Writable, 'write'>;
}

/**
 * Sees to the exit code of a process whose output breaks. A reader that went away (`multienv check | head -1`) changes nothing: the work goes
 * on to its end, and its outcome decides. Where a disk is full, the code is 2 or what is worse.
 * @returns ends the process with the code of its outcome
 */
export function watchOutput({ stdout, stderr }: Watched, ending: Ending): (outcome: number) => void {
  let isLost = false;
  const lost = ({ message }: Error, tell: boolean) => {
    if (!isLost && tell) stderr.write(`error output-lost: The output could not be written: ${message}.\n`);
    isLost = true;
    // The stream may say so after the end of the command.
    ending.exitCode = Math.max(lostExitCode, Number(ending.exitCode ?? 0));
  };
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      const left = stream.isTTY === true ? terminalLeft : readerLeft;
      if (!left.includes(error.code ?? '')) lost(error, stream === stdout);
    });
  return (outcome) => {
    ending.exitCode = isLost ? Math.max(lostExitCode, outcome) : outcome;
  };
}
