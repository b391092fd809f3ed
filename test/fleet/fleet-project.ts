import { defaultLogBucket } from '../../src/constructs/logs/default-log-bucket.js';
import { textsWith } from '../campaign/texts-with.js';
import type { CliRun } from '../cli/run-cli.js';
import { type Interception, startAwsProxy } from '../e2e/aws-proxy.js';
import { deployedResources } from '../e2e/deployed-resources.js';
import { databaseTakes, inventory, secretValue } from '../e2e/emulator-inventory.js';
import { StateBucket } from '../e2e/state-bucket.js';
import { TemporarySandbox } from '../e2e/temporary-sandbox.js';
import { resourcesOfState } from './resources-of-state.js';

/** Settings of each environment by its suffix, as environments.yaml has them in braces. */
type FleetSettings = Readonly<Record<string, string>>;

/** A project with several environments, with their states in S3, on an emulator of its own. */
export class FleetProject {
  readonly sandbox: TemporarySandbox;
  readonly suffixes: readonly string[];
  readonly states: StateBucket;

  private constructor(sandbox: TemporarySandbox, suffixes: readonly string[]) {
    this.sandbox = sandbox;
    this.suffixes = suffixes;
    this.states = new StateBucket(sandbox.endpoint);
  }

  /**
   * Makes the project, the bucket of its states and the secrets.
   * @param withoutSecret environments whose secret is missing
   */
  static async open(settings: FleetSettings, withoutSecret: readonly string[] = []): Promise<FleetProject> {
    const sandbox = new TemporarySandbox(fileOf(settings));
    try {
      await sandbox.succeed('sandbox', 'up');
      const project = new FleetProject(sandbox, Object.keys(settings));
      const having = project.suffixes.filter((suffix) => !withoutSecret.includes(suffix));
      await sandbox.succeed('secret', 'init', ...chosen(having), '--sandbox');
      await sandbox.succeed('bootstrap', '--sandbox', '--yes');
      return project;
    } catch (error) {
      await sandbox.close();
      throw error;
    }
  }

  /** Replaces environments.yaml. */
  write(settings: FleetSettings): void {
    this.sandbox.write(fileOf(settings));
  }

  /** Deploys every environment without a question, production too. */
  async deploy(interception: Interception = {}, onStart?: (pid: number) => void): Promise<CliRun> {
    return this.#through(['deploy', '--yes', '--json', ...chosen(this.suffixes)], interception, onStart);
  }

  /** Destroys every environment without a question. */
  async destroy(interception: Interception = {}, onStart?: (pid: number) => void): Promise<CliRun> {
    const confirmed = this.suffixes.flatMap((suffix) => ['--confirm', suffix]);
    return this.#through(['destroy', '--json', ...confirmed], interception, onStart);
  }

  /** What AWS holds of each environment by its suffix: secrets not. */
  async held(): Promise<ReadonlyMap<string, readonly string[]>> {
    const all = await inventory(this.sandbox.endpoint);
    return new Map(
      this.suffixes.map((suffix) => [suffix, all.filter((name) => isNamedFor(name, suffix))] as const),
    );
  }

  /**
   * What AWS holds and the states do not know. A state may know what AWS does not hold any more: after a deletion that was cut off the next
   * run sees that by itself.
   */
  async losses(): Promise<readonly string[]> {
    const held = await this.held();
    const losses = this.suffixes.map(async (suffix) => {
      const known = resourcesOfState(await this.states.stateOf(suffix));
      return (held.get(suffix) ?? []).flatMap((name) =>
        known.includes(name) ? [] : [`${suffix}: nobody knows of ${name}`],
      );
    });
    return (await Promise.all(losses)).flat();
  }

  /** What of these environments is missing, left over, or has another password than its secret. */
  async unfinished(deployed: readonly string[]): Promise<readonly string[]> {
    const held = await this.held();
    const faults = deployed.map(async (suffix) => {
      const expected = deployedResources.map((name) => name.replace('dev-001', suffix)).sort();
      const there = held.get(suffix) ?? [];
      return [...differences(suffix, there, expected), ...(await this.#passwordFaults(suffix))];
    });
    return (await Promise.all(faults)).flat();
  }

  /** What is left of all that was deployed: secrets not, nor what the account has for all its environments (the buckets of states and of access logs). */
  async leftOvers(): Promise<readonly string[]> {
    const left = await inventory(this.sandbox.endpoint);
    const shared = [StateBucket.bucketName, defaultLogBucket('123456789012', 'ap-southeast-1')];
    return left
      .filter((name) => !shared.some((bucket) => name === `bucket ${bucket}`))
      .map((name) => `left over: ${name}`);
  }

  /** Where one of the passwords stands in a file of the project or in what was printed. */
  async leaks(): Promise<readonly string[]> {
    const { endpoint, printed } = this.sandbox;
    const values = this.suffixes.map((suffix) => secretValue(endpoint, `rds-password-${suffix}`));
    const leaking = textsWith(await Promise.all(values), [printed, ...this.sandbox.files().values()]);
    return leaking.length === 0 ? [] : [`a password stands in ${leaking.length} places`];
  }

  async #passwordFaults(suffix: string): Promise<readonly string[]> {
    const { endpoint } = this.sandbox;
    const password = await secretValue(endpoint, `rds-password-${suffix}`);
    const opens = await databaseTakes(endpoint, `postgres-${suffix}`, password);
    return opens ? [] : [`${suffix}: the database refuses the password of the secret`];
  }

  async #through(
    args: readonly string[],
    interception: Interception,
    onStart?: (pid: number) => void,
  ): Promise<CliRun> {
    const proxy = await startAwsProxy(this.sandbox.endpoint, interception);
    try {
      return await this.sandbox.run([...args, '--sandbox', proxy.endpoint], onStart);
    } finally {
      proxy.close();
    }
  }
}

/** Words that choose environments by name. */
function chosen(suffixes: readonly string[]): readonly string[] {
  return suffixes.flatMap((suffix) => ['--env', suffix]);
}

function fileOf(settings: FleetSettings): string {
  const lines = Object.entries(settings).map(([suffix, text]) => `  ${suffix}: { ${text} }\n`);
  return `version: 1
defaults: { backend: { type: s3, bucket: ${StateBucket.bucketName} } }
environments:
${lines.join('')}`;
}

function differences(
  suffix: string,
  there: readonly string[],
  expected: readonly string[],
): readonly string[] {
  const lost = expected.filter((name) => !there.includes(name));
  const surplus = there.filter((name) => !expected.includes(name));
  return [
    ...(lost.length === 0 ? [] : [`${suffix}: AWS lacks ${lost.join(', ')}`]),
    ...(surplus.length === 0 ? [] : [`${suffix}: there is also ${surplus.join(', ')}`]),
  ];
}

/** Most names end with the suffix; those of log groups have it between slashes. */
function isNamedFor(name: string, suffix: string): boolean {
  return name.endsWith(`-${suffix}`) || name.includes(`/${suffix}/`) || name.includes(`-${suffix}/`);
}
