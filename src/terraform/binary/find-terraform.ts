import { dirname } from 'node:path';
import { z } from 'zod';
import { findOutside } from '../../processes/find-executable.js';
import { type Interrupt, neverInterrupted, throwIfInterrupted } from '../../processes/interrupt.js';
import { run } from '../../processes/run.js';
import { terraformNotFound, terraformNotUsable, terraformTooOld } from '../binary-errors.js';
import { isOlder } from './is-older.js';

/** Which of the two programs it is. */
export type TerraformProduct = 'terraform' | 'opentofu';

/** A program that can carry out our stacks. */
export interface TerraformBinary {
  /** Absolute path. */
  readonly path: string;
  readonly version: string;
  readonly product: TerraformProduct;
}

/** The oldest versions with write-only values and ephemeral resources that work. */
const versionFloors: Readonly<Record<TerraformProduct, string>> = {
  terraform: '1.11.1',
  opentofu: '1.11.0',
};

const names: Readonly<Record<TerraformProduct, string>> = { terraform: 'Terraform', opentofu: 'OpenTofu' };

const graceMs = 2_000;

/** `terraform_outdated` is Terraform's alone: OpenTofu has no such service to ask. */
const versionOutput = z.object({ terraform_version: z.string(), terraform_outdated: z.boolean().optional() });

interface FindTerraformOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly interrupt?: Interrupt;
  /** Folder of environments.yaml: a Terraform that lies in its repository is not run because it is on PATH. */
  readonly project: string;
  /** Name on PATH, or path. Default: `terraform`, else `tofu`. */
  readonly binary?: string;
}

/**
 * Finds the program named by `--terraform-bin`, else `terraform`, else `tofu` on PATH.
 * @throws UserError `terraform-not-found`, `terraform-not-usable` or `terraform-too-old`.
 */
export async function findTerraform(options: FindTerraformOptions): Promise<TerraformBinary> {
  const { env, binary, project } = options;
  const passedOver: string[] = [];
  const onPassedOver = (path: string) => void passedOver.push(path);
  for (const name of binary === undefined ? ['terraform', 'tofu'] : [binary]) {
    const path = await findOutside(project, name, { env, onPassedOver });
    if (path !== undefined) return examine(path, options);
  }
  throw terraformNotFound.error({ binary, passedOver });
}

async function examine(
  path: string,
  { env, interrupt = neverInterrupted() }: FindTerraformOptions,
): Promise<TerraformBinary> {
  const { stdout, exitCode, signal } = await run({
    command: path,
    args: ['version', '-json'],
    cwd: dirname(path),
    env: { ...withoutOrders(env), CHECKPOINT_DISABLE: '1' },
    interrupt,
    graceMs,
  });
  throwIfInterrupted(interrupt);
  const output = parse(stdout);
  if (exitCode !== 0 || output === undefined) {
    const reason = exitCode === 0 ? 'its version is not JSON' : `it ended with ${signal ?? exitCode}`;
    throw terraformNotUsable.error({ binary: path, reason });
  }
  const version = output.terraform_version;
  const product = output.terraform_outdated === undefined ? 'opentofu' : 'terraform';
  const floor = versionFloors[product];
  if (isOlder(version, floor)) throw terraformTooOld.error({ name: names[product], version, floor });
  return { path, version, product };
}

/** They would change what `version` does; a configuration file that is broken or gone would only be in the way. */
function withoutOrders(env: FindTerraformOptions['env']): FindTerraformOptions['env'] {
  const orders = /^TF_(CLI_CONFIG_FILE|CLI_ARGS(_.*)?|REATTACH_PROVIDERS)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !orders.test(name)));
}

function parse(stdout: string): z.output<typeof versionOutput> | undefined {
  try {
    return versionOutput.safeParse(JSON.parse(stdout)).data;
  } catch {
    return undefined;
  }
}
