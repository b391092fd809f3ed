import { argv, cwd, env, exit, stderr, stdin, stdout } from 'node:process';
import { run } from '@stricli/core';
import { buildApp } from './app.js';
import { createContext } from './context.js';
import { printFailures } from './failure.js';
import { graceSecondsOf, listenForSignals } from './interruption.js';

const inputs = argv.slice(2);
const failures: unknown[] = [];
const interrupt = listenForSignals(process, {
  graceSeconds: graceSecondsOf(env),
  end: (code) =>
    void import('../processes/groups.js')
      .then(({ killAllGroups }) => killAllGroups())
      .finally(() => exit(code)),
});

// A reader that went away (`multienv output | head -1`) is no error.
let readerLeft = false;
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    readerLeft = true;
  });
}

const context = createContext({ cwd: cwd(), env, streams: { stdin, stdout, stderr }, interrupt });
try {
  await run(
    buildApp((failure) => failures.push(failure)),
    inputs,
    context,
  );
} catch (error) {
  failures.push(error);
}
context.progress.stop();
process.exitCode = await decideExitCode();

async function decideExitCode(): Promise<number> {
  const interrupted = interrupt.exitCode();
  const code =
    failures.length > 0 && !(interrupted !== undefined && inputs.length === 0)
      ? await printFailures(context, failures, inputs.includes('--json'))
      : context.exitCode;
  return interrupted ?? (readerLeft ? 0 : code);
}
