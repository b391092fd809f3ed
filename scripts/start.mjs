#!/usr/bin/env node
// The main job on a fresh clone: everything from the installation to a hardened environment that is deployed, proven stable and taken down.
import { join } from 'node:path';
import { env, execPath, exit, stderr, stdout } from 'node:process';
import {
  build,
  checkNode,
  endServers,
  handleSignals,
  install,
  interruptedBy,
  ownServer,
  root,
  run,
  Stop,
} from './setup.mjs';

const suffix = 'dev-001';
const main = join(root, 'dist', 'cli', 'main.js');
// multienv kills its Terraform after two seconds, this script its group after three: nothing lives after five.
const environment = { ...env, MULTIENV_GRACE_SECONDS: '2' };
let sandboxIsOurs = false;

async function stage(name, work) {
  const start = performance.now();
  try {
    const result = await work();
    if (interruptedBy() !== undefined) throw new Stop('', interruptedBy());
    stdout.write(`ok ${name} ${((performance.now() - start) / 1000).toFixed(1)}s\n`);
    return result;
  } catch (error) {
    if (interruptedBy() !== undefined) throw new Stop(`stopped in stage ${name}`, interruptedBy());
    if (error instanceof Stop) throw new Stop(`stage ${name} failed. ${error.message}`, error.exitCode);
    throw error;
  }
}

/** Runs the built command as a person would, after showing it. */
async function multienv(args, options = {}) {
  stdout.write(`$ multienv ${args.join(' ')}\n`);
  const { code, stdout: text } = await run(execPath, [main, ...args], { environment, ...options });
  if (code !== 0) {
    if (text) stderr.write(problemsIn(text) ?? text);
    throw new Stop(`multienv ${args[0]} ended with exit code ${code}.`, code);
  }
  return text;
}

/** What is wrong, as a person reads it: a document of `--json` tells it twice, in all and for each environment. */
function problemsIn(text) {
  try {
    const lines = JSON.parse(text).problems.map(
      ({ code, message, hint }) =>
        `error ${code}: ${message}\n  next: ${hint.replaceAll('\n', '\n        ')}\n`,
    );
    return [...new Set(lines)].join('');
  } catch {
    return undefined;
  }
}

const json = async (args) => JSON.parse(await multienv([...args, '--json'], { capture: true }));

async function missingTools() {
  const has = async (commands) => {
    for (const [command, ...args] of commands) {
      if ((await run(command, args, { quiet: true })).code === 0) return true;
    }
    return false;
  };
  const missing = [];
  if (
    !(await has([
      ['terraform', 'version'],
      ['tofu', 'version'],
    ]))
  ) {
    missing.push('Terraform 1.11.1 or newer: https://developer.hashicorp.com/terraform/install');
  }
  const python = [
    ['python3', '--version'],
    ['python', '--version'],
    ['py', '-3', '--version'],
  ];
  if (!(await has(python))) missing.push('Python 3.10 or newer: https://www.python.org/downloads/');
  return missing;
}

async function deployAndDestroy() {
  const sandbox = ['--env', suffix, '--sandbox'];
  const deployed = await stage('deploy', () => json(['deploy', ...sandbox, '--yes']));
  const { applied } = deployed.environments[0];
  await stage('output', () => multienv(['output', ...sandbox]));
  await stage('plan', () => secondPlan(sandbox));
  const destroyed = await stage('destroy', () => json(['destroy', ...sandbox, '--confirm', suffix]));
  return { created: applied.created, destroyed: destroyed.environments[0].destroyed };
}

async function secondPlan(sandbox) {
  const args = ['plan', ...sandbox, '--exit-code'];
  stdout.write(`$ multienv ${args.join(' ')}\n`);
  const { code, stdout: text } = await run(execPath, [main, ...args], { environment, capture: true });
  stdout.write(text);
  if (code === 1) throw new Stop('The second plan has changes: they are listed above.', 1);
  if (code !== 0) throw new Stop(`multienv plan ended with exit code ${code}.`, code);
}

async function mainJob() {
  checkNode();
  await stage('install', install);
  await stage('build', build);
  const missing = await missingTools();
  // Probes that were cut short say nothing about what is installed.
  if (interruptedBy() !== undefined) throw new Stop('stopped', interruptedBy());
  if (missing.length > 0) return withoutTools(missing);
  await stage('sandbox', sandboxUp);
  await stage('secret', () => multienv(['secret', 'init', '--env', suffix, '--sandbox']));
  await stage('validate', () => multienv(['validate']));
  await stage('synth', () => multienv(['synth']));
  await stage('check', () => multienv(['check', '--fail-on', 'high']));
  const { created, destroyed } = await deployAndDestroy();
  await stage('sandbox-down', stopSandbox);
  stdout.write(`${suffix}: created ${created}, second plan: no changes, destroyed ${destroyed}\n`);
}

/** A sandbox that ran before us is used, and left running. */
async function sandboxUp() {
  const { code, stdout: text } = await run(execPath, [main, 'sandbox', 'status', '--json'], {
    environment,
    capture: true,
  });
  sandboxIsOurs = !(code === 0 && JSON.parse(text).running);
  const { pid, endpoint } = await json(['sandbox', 'up']);
  stdout.write(`sandbox running at ${endpoint}\n`);
  if (sandboxIsOurs) ownServer(pid);
}

async function stopSandbox() {
  if (interruptedBy() !== undefined) return endServers();
  if (!sandboxIsOurs) return;
  await multienv(['sandbox', 'down']);
  sandboxIsOurs = false;
}

async function withoutTools(missing) {
  await stage('validate', () => multienv(['validate']));
  await stage('synth', () => multienv(['synth']));
  await stage('check', () => multienv(['check', '--fail-on', 'high']));
  const list = missing.map((tool) => `  ${tool}\n`).join('');
  stdout.write(
    `Left out: sandbox, secret, deploy, output, plan, destroy. For them install\n${list}and run npm start again.\n`,
  );
}

handleSignals();
let exitCode = 0;
try {
  await mainJob();
} catch (error) {
  exitCode = error instanceof Stop ? error.exitCode : 70;
  stderr.write(`npm start: ${error instanceof Stop ? error.message : error.stack}\n`);
  await stopSandbox().catch(() => stderr.write('The sandbox could not be stopped: multienv sandbox down\n'));
}
exit(interruptedBy() ?? exitCode);
