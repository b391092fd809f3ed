import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { messageOf } from '../../errors/message-of.js';
import type { Problem } from '../../errors/problem.js';
import { stackName, synthesizeStack } from '../../stacks/synth/synthesize.js';
import {
  synthCommandBackend,
  synthCommandProvider,
  synthCommandStackInvalid,
} from './synth-command-errors.js';

const block = z.record(z.string(), z.unknown());
const stackSchema = z.looseObject({
  terraform: z.looseObject({ backend: block.optional(), cloud: z.unknown().optional() }).default({}),
  provider: z.looseObject({ aws: z.union([z.array(block), block.transform((one) => [one])]) }).optional(),
});
type AppStack = z.output<typeof stackSchema>;

/** What `multienv` relies on in a stack that an app of the project wrote: Terraform JSON, our backend, our provider settings. */
export function appStackProblems(text: string, environment: ResolvedEnvironment): Problem[] {
  const name = stackName(environment.suffix);
  const parsed = parse(text);
  if (typeof parsed === 'string') return [synthCommandStackInvalid.problem({ stack: name, reason: parsed })];
  const ours = builtIn(environment);
  const problems: Problem[] = [];
  if (!isDeepStrictEqual(stateOf(parsed), stateOf(ours)))
    problems.push(synthCommandBackend.problem({ stack: name, found: describeState(parsed) }));
  const attributes = missingOfProviders(ours, parsed);
  if (attributes.length > 0) problems.push(synthCommandProvider.problem({ stack: name, attributes }));
  return problems;
}

/** The text of a checked stack with the backend of this run, which is not that of the file where the sandbox keeps away from a shared state. */
export function withBackendOf(environment: ResolvedEnvironment, text: string): string {
  const stack = stackSchema.parse(JSON.parse(text));
  const ours = stateOf(builtIn(environment));
  if (isDeepStrictEqual(stateOf(stack), ours)) return text;
  return JSON.stringify({ ...stack, terraform: { ...stack.terraform, ...ours } }, null, 2);
}

function parse(text: string): AppStack | string {
  try {
    const { data, error } = stackSchema.safeParse(JSON.parse(text));
    return data ?? `${error?.issues[0]?.path.join('.') || 'the file'} has another form`;
  } catch (error) {
    return messageOf(error).replace(/\.$/, '');
  }
}

function builtIn(environment: ResolvedEnvironment): AppStack {
  return stackSchema.parse(JSON.parse(synthesizeStack(environment)));
}

/** Where a stack keeps its state. */
function stateOf({ terraform: { backend, cloud } }: AppStack): { backend: unknown; cloud: unknown } {
  return { backend, cloud };
}

/** Kinds only: the settings of a backend may hold a secret. */
function describeState({ terraform: { backend, cloud } }: AppStack): string {
  const kinds = [...Object.keys(backend ?? {}), ...(cloud === undefined ? [] : ['cloud'])];
  if (kinds.length === 0) return 'none';
  return kinds.length === 1 ? `${kinds[0]}, or other settings of it` : kinds.join(' and ');
}

function missingOfProviders(ours: AppStack, theirs: AppStack): string[] {
  const expected = ours.provider?.aws[0] ?? {};
  const { default_tags } = expected;
  const found = theirs.provider?.aws ?? [];
  const main = found.find(({ alias }) => alias === undefined);
  const others = found.filter(({ alias }) => alias !== undefined);
  return [
    ...missingParts(expected, main, 'provider.aws'),
    ...others.flatMap((other) =>
      missingParts({ default_tags }, other, `provider.aws (${String(other.alias)})`),
    ),
  ];
}

/** Paths of what `expected` holds and `actual` lacks or has with another value. */
function missingParts(expected: unknown, actual: unknown, path: string): string[] {
  if (typeof expected !== 'object' || expected === null) return expected === actual ? [] : [path];
  if (typeof actual !== 'object' || actual === null) return [path];
  return Object.entries(expected).flatMap(([key, part]) => {
    const below = Array.isArray(expected) ? path : `${path}.${key}`;
    return missingParts(part, Object.hasOwn(actual, key) ? Reflect.get(actual, key) : undefined, below);
  });
}
