// Deploys the environments of test/golden-states on an emulator of its own, and keeps their states there:
//   npx tsx scripts/golden-states.ts
// The states are of the version that made them. They are made anew only when a release breaks with its states on purpose; that is written
// into the CHANGELOG. Takes some minutes; needs Terraform and Python.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stderr } from 'node:process';
import buildFirst from '../test/build-first.js';
import { repository } from '../test/cli/run-cli.js';
import { secretValue } from '../test/e2e/emulator-inventory.js';
import { TemporarySandbox } from '../test/e2e/temporary-sandbox.js';
import { emulatorNetwork } from '../test/golden-states/emulator-network.js';
import { goldenEnvironments } from '../test/golden-states/environments.js';

const folder = join(repository, 'test', 'golden-states', 'states');

/** @throws Error when a state holds a password: nothing is written then */
function refuseSecrets(states: ReadonlyMap<string, string>, passwords: readonly string[]): void {
  for (const [suffix, text] of states)
    for (const password of passwords)
      for (const form of [
        password,
        JSON.stringify(password).slice(1, -1),
        Buffer.from(password).toString('base64'),
      ])
        if (text.includes(form))
          throw new Error(`The state of ${suffix} holds a password: nothing was written.`);
}

buildFirst();
const sandbox = new TemporarySandbox('version: 1\nenvironments: { dev-001: { environment: dev } }\n');
try {
  await sandbox.succeed('sandbox', 'up');
  const network = await emulatorNetwork(sandbox.endpoint);
  const file = goldenEnvironments(network);
  sandbox.write(file);
  const suffixes = [...file.matchAll(/^ {2}([\w-]+):/gm)].map(([, suffix = '']) => suffix);
  const ofSecretsManager = [...file.matchAll(/^ {2}([\w-]+):.*source: secretsManager/gm)].map(
    ([, suffix = '']) => suffix,
  );
  for (const suffix of ofSecretsManager)
    await sandbox.succeed('secret', 'init', '--env', suffix, '--sandbox');
  stderr.write(`Deploying ${suffixes.join(', ')}: this takes some minutes.\n`);
  // The emulator's default subnets have no route to the internet, which doctor would not let pass for an existing network.
  const flags = ['--env', '*', '--env', 'prod-*', '--sandbox', '--yes', '--skip-doctor', '--parallel', '4'];
  await sandbox.succeed('deploy', ...flags);
  const states = new Map(
    suffixes.map((suffix) => {
      const text = readFileSync(
        join(sandbox.folder, '.multienv/sandbox/state', suffix, 'terraform.tfstate'),
        'utf8',
      );
      return [suffix, text] as const;
    }),
  );
  const passwords: string[] = [];
  for (const suffix of suffixes) {
    const password = await secretValue(sandbox.endpoint, `rds-password-${suffix}`).catch(() => undefined);
    if (password !== undefined && password !== '') passwords.push(password);
  }
  refuseSecrets(states, passwords);
  mkdirSync(folder, { recursive: true });
  for (const [suffix, text] of states)
    writeFileSync(join(folder, `${suffix}.tfstate`), `${JSON.stringify(JSON.parse(text))}\n`);
  writeFileSync(join(folder, 'network.json'), `${JSON.stringify(network, null, 2)}\n`);
  stderr.write(`${states.size} states, checked against ${passwords.length} passwords, are in ${folder}.\n`);
} finally {
  await sandbox.close();
}
