import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Target } from '../../src/aws/target.js';
import { type LoadedEnvironments, loadEnvironments } from '../../src/config/file/load.js';
import type { ResolvedEnvironment } from '../../src/config/schema/environment-schema.js';
import { targetOf } from '../../src/operations/target.js';
import { sandboxEnvironment, writeSandboxProfiles } from '../../src/sandbox/sandbox-environment.js';
import { synthesizeStack } from '../../src/stacks/synth/synthesize.js';
import { findPluginFolder } from '../../src/terraform/binary/mirror.js';
import { terraformEnvironment } from '../../src/terraform/run/terraform-environment.js';
import { repository } from '../cli/run-cli.js';
import { TemporarySandbox } from '../e2e/temporary-sandbox.js';
import { emulatorNetwork } from './emulator-network.js';
import { type EmulatorNetwork, goldenEnvironments } from './environments.js';

/** Where the states of the first release are kept. */
export const goldenFolder = join(repository, 'test', 'golden-states', 'states');

interface PlanJson {
  readonly resource_changes: readonly {
    readonly type: string;
    readonly name: string;
    readonly mode: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly after: Readonly<Record<string, unknown>>;
      readonly after_unknown: Readonly<Record<string, unknown>>;
    };
  }[];
}

interface StateJson {
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly mode: string;
    readonly instances: readonly { readonly attributes: Record<string, unknown> }[];
  }[];
}

/** Whether something of a value is known after the apply alone. */
function isUnknown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === true;
  return Object.values(value).some(isUnknown);
}

const account = {
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'MULTIENV123456789012', secretAccessKey: 'sandbox' },
};

/** Plans stacks of today on the states that the first release made; nothing of them is deployed. */
export class GoldenPlans {
  readonly #sandbox = new TemporarySandbox('version: 1\nenvironments: { dev-001: { environment: dev } }\n');
  readonly #secretArns = new Map<string, string>();
  /** Of the secrets that RDS manages. */
  readonly #managedArns = new Map<string, string>();
  readonly #prepared = new Set<string>();
  readonly #states: string;
  #network: EmulatorNetwork | undefined;

  /** @param states folder of the states */
  constructor(states = goldenFolder) {
    this.#states = states;
  }

  /** Starts an emulator, which holds what data sources and ephemeral resources read at every plan of these environments. */
  async open(suffixes: readonly string[], textOf = goldenEnvironments): Promise<void> {
    await this.#sandbox.succeed('sandbox', 'up');
    const { endpoint } = this.#sandbox;
    this.#network = await emulatorNetwork(endpoint);
    for (const { suffix, database } of this.load(textOf(this.#network))) {
      if (!suffixes.includes(suffix)) continue;
      if (database.password.source === 'rdsManaged')
        this.#managedArns.set(suffix, await makeDatabase(endpoint, `postgres-${suffix}`));
      this.#secretArns.set(suffix, await makeSecret(endpoint, `rds-password-${suffix}`));
    }
  }

  async close(): Promise<void> {
    await this.#sandbox.close();
  }

  get network(): EmulatorNetwork {
    if (this.#network === undefined) throw new Error('The emulator is not open.');
    return this.#network;
  }

  /** The environments of a file with this text. */
  load(text: string): readonly ResolvedEnvironment[] {
    return this.read(text).environments;
  }

  /** A file with this text. */
  read(text: string): LoadedEnvironments {
    this.#sandbox.write(text);
    return loadEnvironments(join(this.#sandbox.folder, 'environments.yaml'));
  }

  /** An environment on the emulator. */
  target(environment: ResolvedEnvironment): Target {
    const { endpoint, folder } = this.#sandbox;
    return targetOf({ env: process.env }, environment, {
      endpoint,
      folder: join(folder, '.multienv', 'sandbox'),
    });
  }

  /** @returns what `terraform show -json` prints of the plan of an environment on the state of its suffix */
  plan(environment: ResolvedEnvironment): string {
    const { suffix } = environment;
    const folder = join(this.#sandbox.folder, 'golden', suffix);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'cdk.tf.json'), synthesizeStack(environment));
    const run = { environment, folder: join(this.#sandbox.folder, 'golden-aws') };
    writeSandboxProfiles(run);
    const variables = sandboxEnvironment(process.env, { ...run, endpoint: this.#sandbox.endpoint });
    const { env } = terraformEnvironment(variables, { cacheFolder: undefined });
    const terraform = (...args: string[]) =>
      execFileSync('terraform', args, {
        cwd: folder,
        env,
        maxBuffer: 2 ** 27,
        stdio: ['ignore', 'pipe', 'pipe'],
      }).toString();
    if (!this.#prepared.has(suffix)) this.#prepare(folder, suffix, terraform);
    this.#prepared.add(suffix);
    terraform('plan', '-input=false', '-refresh=false', '-out=plan.tfplan');
    return terraform('show', '-json', 'plan.tfplan');
  }

  /** Text of the state of an environment that was planned. */
  stateOf(suffix: string): string {
    return readFileSync(join(this.#sandbox.folder, 'golden', suffix, 'golden.tfstate'), 'utf8');
  }

  /** Changes the state of an environment that was planned, as if that had happened since. */
  changeState(suffix: string, change: (state: string) => string): void {
    writeFileSync(
      join(this.#sandbox.folder, 'golden', suffix, 'golden.tfstate'),
      change(this.stateOf(suffix)),
    );
  }

  /** Puts into the state what a plan of the environment would change: what a later plan shows comes from its edits alone. */
  settle(environment: ResolvedEnvironment): void {
    const { resource_changes: changes }: PlanJson = JSON.parse(this.plan(environment));
    const file = join(this.#sandbox.folder, 'golden', environment.suffix, 'golden.tfstate');
    const state: StateJson = JSON.parse(readFileSync(file, 'utf8'));
    for (const { type, name, mode, change } of changes) {
      if (mode !== 'managed' || !change.actions.includes('update')) continue;
      const resource = state.resources.find(
        (one) => one.mode === mode && one.type === type && one.name === name,
      );
      const known = Object.entries(change.after).filter(([key]) => !isUnknown(change.after_unknown[key]));
      for (const instance of resource?.instances ?? [])
        Object.assign(instance.attributes, Object.fromEntries(known));
    }
    writeFileSync(file, JSON.stringify(state));
  }

  #prepare(folder: string, suffix: string, terraform: (...args: string[]) => string): void {
    const state = join(folder, 'golden.tfstate');
    writeFileSync(state, this.#goldenState(suffix));
    const pluginFolder = findPluginFolder({
      env: process.env,
      cwd: folder,
      product: 'terraform',
      cacheFolder: join(this.#sandbox.folder, 'golden-cache'),
    });
    const plugins = pluginFolder === undefined ? [] : [`-plugin-dir=${pluginFolder}`];
    terraform('init', '-input=false', `-backend-config=path=${state}`, ...plugins);
  }

  /** The state with the ids that this emulator gave to its network and secrets. */
  #goldenState(suffix: string): string {
    const then: EmulatorNetwork = JSON.parse(readFileSync(join(goldenFolder, 'network.json'), 'utf8'));
    const pairs = [
      [then.vpcId, this.network.vpcId],
      ...Object.entries(then.subnetIds).map(([zone, id]) => [id, this.network.subnetIds[zone] ?? id]),
    ];
    const text = readFileSync(join(this.#states, `${suffix}.tfstate`), 'utf8');
    const secretArn = new RegExp(
      `arn:aws:secretsmanager:[\\w-]+:\\d+:secret:rds-password-${suffix}-\\w{6}`,
      'g',
    );
    const managedArn = /arn:aws:secretsmanager:[\w-]+:\d+:secret:rds!db-[\w-]+/g;
    return pairs
      .reduce((changed, [from = '', to = '']) => changed.replaceAll(from, to), text)
      .replaceAll(secretArn, this.#secretArns.get(suffix) ?? '')
      .replaceAll(managedArn, this.#managedArns.get(suffix) ?? '');
  }
}

/** @returns the ARN of the secret that RDS manages */
async function makeDatabase(endpoint: string, name: string): Promise<string> {
  const { DBInstance } = await new RDSClient({ endpoint, ...account }).send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: name,
      DBInstanceClass: 'db.t4g.micro',
      Engine: 'postgres',
      AllocatedStorage: 20,
      MasterUsername: 'app_admin',
      ManageMasterUserPassword: true,
    }),
  );
  return DBInstance?.MasterUserSecret?.SecretArn ?? '';
}

/** @returns its ARN */
async function makeSecret(endpoint: string, name: string): Promise<string> {
  const client = new SecretsManagerClient({ endpoint, ...account });
  const { ARN = '' } = await client.send(
    new CreateSecretCommand({ Name: name, SecretString: 'no-secret-of-anybody' }),
  );
  return ARN;
}
