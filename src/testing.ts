import { resolveEnvironment } from './config/resolve/resolve-environment.js';
import type { EnvironmentConfig, ResolvedEnvironment } from './config/schema/environment-schema.js';
import { rememberEnvironment } from './stacks/review/environments-of-stacks.js';
import { synthesizeStack } from './stacks/synth/synthesize.js';

export {
  type PassReviewOptions,
  type ReviewMatchers,
  reviewMatchers,
} from './stacks/review/review-matchers.js';

/** A synthesized stack, as far as tests look into it. */
export interface SynthesizedStack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly output: Readonly<Record<string, { readonly value: unknown; readonly description?: string }>>;
  readonly [block: string]: unknown;
}

/**
 * Synthesizes one environment in memory, for assertions on its JSON: no file, no Terraform, validations included.
 * @throws UserError with all problems when a setting is wrong
 */
export function synthesizeEnvironment(
  environment: string,
  suffix: string,
  config: EnvironmentConfig | ResolvedEnvironment = {},
): SynthesizedStack {
  const resolved = resolveEnvironment({ environment, suffix, config });
  const stack: SynthesizedStack = JSON.parse(synthesizeStack(resolved));
  rememberEnvironment(stack, resolved);
  return stack;
}

/** Every resource and data source of a stack with its address (`aws_db_instance.postgres`, `data.aws_vpc.vpc`) and its attributes. */
export function addressesOf(stack: SynthesizedStack): Map<string, Readonly<Record<string, unknown>>> {
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  for (const [prefix, block] of [
    ['', stack.resource],
    ['data.', stack.data],
  ] as const)
    for (const [type, elements] of Object.entries(block ?? {}))
      for (const [id, attributes] of Object.entries(elements))
        found.set(`${prefix}${type}.${id}`, attributes);
  return found;
}
