import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../src/config/file/load.js';
import { sandboxEnvironment } from '../../src/sandbox/sandbox-environment.js';
import { synthesizeStack } from '../../src/stacks/synth/synthesize.js';
import { findPluginFolder } from '../../src/terraform/binary/mirror.js';
import { terraformEnvironment } from '../../src/terraform/run/terraform-environment.js';
import { repository } from '../cli/run-cli.js';
import { TemporarySandbox } from '../e2e/temporary-sandbox.js';
import { requires } from '../requires.js';
import { emulatorNetwork } from './emulator-network.js';
import { type EmulatorNetwork, goldenEnvironments } from './environments.js';

const states = join(repository, 'test', 'golden-states', 'states');
const suffixes = readdirSync(states)
  .filter((file) => file.endsWith('.tfstate'))
  .map((file) => file.replace('.tfstate', ''));

/** The text of a state with the ids that this emulator gave to its network. */
function inNetwork(text: string, now: EmulatorNetwork): string {
  const then: EmulatorNetwork = JSON.parse(readFileSync(join(states, 'network.json'), 'utf8'));
  const pairs = [
    [then.vpcId, now.vpcId],
    ...Object.entries(then.subnetIds).map(([zone, id]) => [id, now.subnetIds[zone] ?? id]),
  ];
  return pairs.reduce((changed, [from = '', to = '']) => changed.replaceAll(from, to), text);
}

interface PlannedChange {
  readonly address: string;
  readonly change: { readonly actions: readonly string[] };
}

describe.runIf(requires('terraform') && requires('python'))('environments of the first release', () => {
  const sandbox = new TemporarySandbox('version: 1\nenvironments: { dev-001: { environment: dev } }\n');
  let network: EmulatorNetwork;
  const secretArns = new Map<string, string>();

  beforeAll(async () => {
    await sandbox.succeed('sandbox', 'up');
    network = await emulatorNetwork(sandbox.endpoint);
    sandbox.write(goldenEnvironments(network));
    // What data sources and ephemeral resources read is read at every plan.
    for (const suffix of withManagedPassword(goldenEnvironments(network)))
      await makeDatabase(sandbox.endpoint, `postgres-${suffix}`);
    for (const suffix of suffixes)
      secretArns.set(suffix, await makeSecret(sandbox.endpoint, `rds-password-${suffix}`));
  });
  afterAll(() => sandbox.close());

  it('are all there', () => {
    expect(goldenEnvironments(network).match(/^ {2}[\w-]+:/gm)).toHaveLength(suffixes.length);
  });

  it.each(suffixes)('%s is neither replaced nor destroyed by the stack of today', (suffix) => {
    const changes = planOf(suffix);
    const losses = changes.filter(({ change }) => change.actions.includes('delete'));
    expect(losses.map(({ address, change }) => `${address} ${change.actions.join()}`)).toEqual([]);
    // The plan is of the state: nothing of it is missing, so that everything would be made anew.
    expect(changes.filter(({ change }) => change.actions.join() === 'create')).toEqual([]);
    expect(changes.length).toBeGreaterThan(20);
  });

  function planOf(suffix: string): readonly PlannedChange[] {
    const loaded = loadEnvironments(join(sandbox.folder, 'environments.yaml'));
    const environment = loaded.environments.find((one) => one.suffix === suffix);
    if (environment === undefined) throw new Error(`The file has no ${suffix}.`);
    const folder = join(sandbox.folder, 'golden', suffix);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'cdk.tf.json'), synthesizeStack(environment));
    const state = join(folder, 'golden.tfstate');
    const text = inNetwork(readFileSync(join(states, `${suffix}.tfstate`), 'utf8'), network);
    const secretArn = new RegExp(
      `arn:aws:secretsmanager:[\\w-]+:\\d+:secret:rds-password-${suffix}-\\w{6}`,
      'g',
    );
    writeFileSync(state, text.replaceAll(secretArn, secretArns.get(suffix) ?? ''));
    const run = { endpoint: sandbox.endpoint, environment, folder: join(sandbox.folder, 'golden-aws') };
    const { env } = terraformEnvironment(sandboxEnvironment(process.env, run), { cacheFolder: undefined });
    const terraform = (...args: string[]) =>
      execFileSync('terraform', args, {
        cwd: folder,
        env,
        maxBuffer: 2 ** 27,
        stdio: ['ignore', 'pipe', 'pipe'],
      }).toString();
    const pluginFolder = findPluginFolder({
      env,
      cwd: folder,
      product: 'terraform',
      cacheFolder: join(sandbox.folder, 'golden-cache'),
    });
    const plugins = pluginFolder === undefined ? [] : [`-plugin-dir=${pluginFolder}`];
    terraform('init', '-input=false', `-backend-config=path=${state}`, ...plugins);
    terraform('plan', '-input=false', '-refresh=false', '-out=plan.tfplan');
    const { resource_changes: changes } = JSON.parse(terraform('show', '-json', 'plan.tfplan'));
    rmSync(join(folder, '.terraform'), { recursive: true, force: true });
    return changes.filter(({ mode }: { mode: string }) => mode === 'managed');
  }
});

const account = {
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'MULTIENV123456789012', secretAccessKey: 'sandbox' },
};

function withManagedPassword(file: string): readonly string[] {
  return [...file.matchAll(/^ {2}([\w-]+):.*rdsManaged/gm)].map(([, suffix = '']) => suffix);
}

async function makeDatabase(endpoint: string, name: string): Promise<void> {
  await new RDSClient({ endpoint, ...account }).send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: name,
      DBInstanceClass: 'db.t4g.micro',
      Engine: 'postgres',
      AllocatedStorage: 20,
      MasterUsername: 'app_admin',
      ManageMasterUserPassword: true,
    }),
  );
}

/** @returns its ARN */
async function makeSecret(endpoint: string, name: string): Promise<string> {
  const client = new SecretsManagerClient({ endpoint, ...account });
  const { ARN = '' } = await client.send(
    new CreateSecretCommand({ Name: name, SecretString: 'no secret of anybody' }),
  );
  return ARN;
}
