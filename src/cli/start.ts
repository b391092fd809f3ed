import { argv, cwd, env, exit, stderr, stdin, stdout } from 'node:process';
import { neutralText } from '../render/neutral-text.js';
import { graceSecondsOf, listenForSignals } from './interruption.js';
import { watchOutput } from './output/lost-output.js';
import { runCli } from './run-cli.js';

async function endNow(exitCode: number): Promise<void> {
  const { killAllGroups } = await import('../processes/groups.js');
  killAllGroups();
  exit(exitCode);
}

// The AWS SDK is part of our build: its advice about Node.js is for us, not for the person at the terminal.
env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
// cdktn would take a stack trace for every expression, a tenth of the time of a large `synth`.
env.CDKTN_DISABLE_CREATION_STACK ??= 'true';

// Questions look at the variables of the process themselves.
if (argv.includes('--no-color')) {
  env.NO_COLOR = '1';
  delete env.FORCE_COLOR;
}

const endWith = watchOutput({ stdout, stderr }, process);
// What nobody caught is a fault of ours: Node.js would print it raw, and end with the exit code of findings.
process.on('uncaughtException', async (failure) => {
  const { reportBug } = await import('./bug-report.js');
  exit(reportBug({ env, say: (text) => stderr.write(neutralText(text)) }, failure));
});

const interrupt = listenForSignals(process, { graceSeconds: graceSecondsOf(env), end: endNow });
const outcome = await runCli({
  inputs: argv.slice(2),
  cwd: cwd(),
  env,
  streams: { stdin, stdout, stderr },
  interrupt,
  script: argv[1],
});
endWith(outcome);
