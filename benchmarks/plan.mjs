#!/usr/bin/env node
// What `multienv` costs beside Terraform: `node benchmarks/plan.mjs [ROUNDS] [--deploys N]`, after `npm run build`. Needs Linux, bash, Terraform and Python.
// It starts an emulator of its own. Figures are CPU (user and system) of the process of multienv itself, as a share of the CPU of Terraform with its
// provider: a plan without changes beside the same `terraform plan` in the same folder, in pairs; a whole deploy beside the `init`, `plan` and `apply`
// that it runs. CPU time, not wall time, and medians: a busy machine changes little.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, execPath, exit, version } from 'node:process';
import { parseArgs } from 'node:util';
import { inSandboxProject, main, median } from './measure.mjs';

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: { deploys: { type: 'string', default: '2' } },
});
const rounds = Number(positionals[0] ?? 7);
const deploys = Number(values.deploys);
const limits = { plan: 0.2, deploy: 0.35 };
const hook = new URL('./own-cpu.mjs', import.meta.url).href;

/** Runs a program to its end. */
function run(command, args, options) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...options,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

/** A `terraform` that notes the words, folder, variables and CPU seconds of each of its runs. */
function recordingTerraform(folder) {
  const real = run('bash', ['-c', 'command -v terraform']).trim();
  // Beside the project: a program in it is not taken from PATH.
  const bin = `${folder}.bin`;
  mkdirSync(bin);
  const script = join(bin, 'terraform');
  const log = join(bin, 'runs');
  const note = `${execPath} -e 'require("fs").writeFileSync(process.argv[1], JSON.stringify({ cwd: process.cwd(), env: process.env }))'`;
  writeFileSync(
    script,
    `#!/bin/bash
[ "$1" = plan ] && ${note} ${log}.plan
TIMEFORMAT="%U %S"
{ time { ${real} "$@" 2>&3; } ; } 3>&2 2>>${log}.cpu.$$
status=$?
echo "$1 $(tail -n 1 ${log}.cpu.$$)" >> ${log}
rm -f ${log}.cpu.$$
exit $status
`,
  );
  chmodSync(script, 0o755);
  return {
    real,
    bin,
    planned: () => JSON.parse(readFileSync(`${log}.plan`, 'utf8')),
    /** CPU seconds of the runs since the last call, by the first word of each. */
    take: () => {
      const lines = readFileSync(log, 'utf8').trim().split('\n');
      rmSync(log);
      return lines.map((line) => {
        const [word, user, system] = line.split(' ');
        return { word, seconds: Number(user) + Number(system) };
      });
    },
  };
}

const sum = (figures) => figures.reduce((total, one) => total + one, 0);
const percent = (share) => `${(share * 100).toFixed(1)} %`;
const bins = [];
let failed = false;

function tell(name, pairs, limit) {
  const share = median(pairs.map(({ own, raw }) => own / raw));
  failed ||= share > limit;
  const figure = (kind) => median(pairs.map((pair) => pair[kind])).toFixed(2);
  console.log(
    `${name}: ${percent(share)} of Terraform's CPU (at most ${percent(limit)}): ${figure('own')} s beside ${figure('raw')} s, ${pairs.length} rounds from ${percent(Math.min(...pairs.map(({ own, raw }) => own / raw)))} to ${percent(Math.max(...pairs.map(({ own, raw }) => own / raw)))}`,
  );
}

inSandboxProject(deploys, (folder) => {
  const terraform = recordingTerraform(folder);
  bins.push(terraform.bin);
  const cpuFile = join(folder, 'own-cpu');
  /** @returns CPU seconds of the process itself */
  const multienv = (...args) => {
    rmSync(cpuFile, { force: true });
    const variables = { ...env, PATH: `${terraform.bin}:${env.PATH}`, OWN_CPU_FILE: cpuFile };
    run(execPath, ['--import', hook, main, ...args, '--sandbox'], { cwd: folder, env: variables });
    return Number(readFileSync(cpuFile, 'utf8').trim().split('\n').at(-1));
  };
  console.log(`Medians, CPU seconds, Node ${version}`);
  const deployed = Array.from({ length: deploys }, (_, index) => {
    const own = multienv('deploy', '--env', `dev-${index + 1}`, '--yes');
    const runs = terraform.take();
    const counted = runs.filter(({ word }) => ['init', 'plan', 'apply'].includes(word));
    return { own, raw: sum(counted.map(({ seconds }) => seconds)), runs };
  });
  tell('a whole deploy', deployed, limits.deploy);
  const extra = deployed.at(-1).runs.map(({ word, seconds }) => `${word} ${seconds.toFixed(2)}`);
  console.log(`Terraform in it: ${extra.join(', ')}`);

  multienv('plan', '--env', 'dev-1');
  const { cwd, env: variables } = terraform.planned();
  const out = join(folder, 'raw.tfplan');
  const pairs = Array.from({ length: rounds }, () => {
    terraform.take();
    run(join(terraform.bin, 'terraform'), ['plan', '-json', '-input=false', `-out=${out}`], {
      cwd,
      env: variables,
    });
    const [raw] = terraform.take();
    return { raw: raw.seconds, own: multienv('plan', '--env', 'dev-1') };
  });
  tell('a plan without changes', pairs, limits.plan);
});
for (const bin of bins) rmSync(bin, { recursive: true });
exit(failed ? 1 : 0);
