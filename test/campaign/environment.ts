import { databaseTakes, inventory, secretValue } from '../e2e/emulator-inventory.js';
import { StateBucket } from '../e2e/state-bucket.js';
import { TemporarySandbox } from '../e2e/temporary-sandbox.js';
import { textsWith } from './texts-with.js';

const bucket = StateBucket.bucketName;

/** Where the password of an environment of the campaign comes from. */
export type PasswordSource = 'secretsManager' | 'generated';

/** Where the state of an environment of the campaign is. */
export type StatePlace = 's3' | 'local';

interface EnvironmentOptions {
  /** Folder of the project. Default: a temporary one. */
  readonly folder?: string;
  /** Default: in S3. */
  readonly state?: StatePlace;
  /** Default: Terraform. */
  readonly binary?: 'tofu';
}

const fileOf = (source: PasswordSource, { state, binary }: EnvironmentOptions) => `version: 1
${binary === undefined ? '' : `terraform: { binary: ${binary} }`}
${state === 'local' ? '' : `defaults: { backend: { type: s3, bucket: ${bucket} } }`}
environments:
  dev-001: { environment: dev, database: { password: { source: ${source} } } }
`;

/** One environment on an emulator of its own. */
export class CampaignEnvironment {
  readonly sandbox: TemporarySandbox;
  readonly source: PasswordSource;
  readonly #state: StatePlace;
  readonly #passwords = new Set<string>();

  private constructor(sandbox: TemporarySandbox, source: PasswordSource, state: StatePlace) {
    this.sandbox = sandbox;
    this.source = source;
    this.#state = state;
  }

  /** Makes the project and its account. */
  static async open(source: PasswordSource, options: EnvironmentOptions = {}): Promise<CampaignEnvironment> {
    const { folder, state = 's3' } = options;
    const sandbox = new TemporarySandbox(fileOf(source, options), folder);
    const environment = new CampaignEnvironment(sandbox, source, state);
    await environment.startAccount();
    return environment;
  }

  /** Starts the emulator, makes the bucket of the state and, where the stack does not, the secret. */
  async startAccount(): Promise<void> {
    await this.sandbox.succeed('sandbox', 'up');
    if (this.source === 'secretsManager') await this.sandbox.succeed('secret', 'init', '--sandbox');
    if (this.#state === 's3') await this.sandbox.succeed('bootstrap', '--sandbox', '--yes');
  }

  /** What AWS holds of it: names, buckets included, secrets and the bucket of the state not. */
  async resources(): Promise<readonly string[]> {
    return (await inventory(this.sandbox.endpoint)).filter((name) => name !== `bucket ${bucket}`);
  }

  /** Whether somebody holds the lock of its state; that on a local file ends with its holder. */
  async isLocked(): Promise<boolean> {
    if (this.#state === 'local') return false;
    return (await new StateBucket(this.sandbox.endpoint).locked()).length > 0;
  }

  /** Attributes of a resource as its state has them; undefined when it is not there. */
  async attributesOf(type: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const state = await new StateBucket(this.sandbox.endpoint).stateOf('dev-001');
    return state?.resources.find((one) => one.type === type && one.mode === 'managed')?.instances[0]
      ?.attributes;
  }

  /** Whether the database takes the password that the secret holds. */
  async passwordsAgree(): Promise<boolean> {
    const password = await this.#password();
    return password !== undefined && databaseTakes(this.sandbox.endpoint, 'postgres-dev-001', password);
  }

  /** How often one of its passwords stands in a file of the project or in what was printed. */
  async leaks(): Promise<number> {
    await this.#password();
    const texts = [this.sandbox.printed, ...this.sandbox.files().values()];
    return textsWith(this.#passwords, texts).length;
  }

  async #password(): Promise<string | undefined> {
    const password = await secretValue(this.sandbox.endpoint, 'rds-password-dev-001').catch(() => undefined);
    if (password !== undefined && password !== '') this.#passwords.add(password);
    return password;
  }
}
