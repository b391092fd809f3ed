import { tmpdir } from 'node:os';
import { App } from 'cdktn';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { isJson, jsonIn } from '../../model/json.js';
import { configureTerraform } from '../configure-terraform.js';
import { environmentTags } from '../environment-tags.js';
import { StableAddressStack } from './stable-address-stack.js';
import { stackName } from './synthesize.js';

/** Configurations of the AWS provider that a state names beside the main one: alias → region. */
export type OrphanProviders = Readonly<Record<string, string>>;

class OrphanStack extends StableAddressStack {}

/**
 * The Terraform JSON of an environment that the file no longer has: its backend and its providers, and no resource. Terraform finds
 * everything else in the state.
 */
export function orphanStack(
  environment: ResolvedEnvironment,
  providers: OrphanProviders,
): Readonly<Record<string, unknown>> {
  const app = new App({ outdir: tmpdir(), stackTraces: false });
  const stack = new OrphanStack(app, stackName(environment.suffix));
  configureTerraform(stack, environment, environmentTags(environment));
  const { '//': _notes, provider, ...rest } = jsonIn(stack.toTerraform());
  const main = mainOf(jsonIn(provider).aws);
  const others = Object.entries(providers).map(([alias, region]) => ({ ...main, alias, region }));
  return { ...rest, provider: { aws: [main, ...others] } };
}

function mainOf(blocks: unknown): Readonly<Record<string, unknown>> {
  const [main] = Array.isArray(blocks) ? blocks.filter(isJson) : [];
  if (main === undefined) throw new Error('The stack has no AWS provider.');
  return main;
}
