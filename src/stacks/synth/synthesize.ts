import { tmpdir } from 'node:os';
import { App, TerraformElement } from 'cdktn';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { isBlock } from '../../config/schema/setting-path.js';
import { engineRequirements } from '../engine-requirements.js';
import { MultiEnvStack } from '../multi-env-stack.js';
import { reviewContext } from '../review/review-validation.js';
import { mergeParts } from './merge-parts.js';
import { tokenResolver } from './token-resolver.js';

/** Name of the stack of an environment, for example `multi-env-dev-001`. */
export function stackName(suffix: string): string {
  return `multi-env-${suffix}`;
}

/** The Terraform JSON of an environment, as text with sorted keys: the same for the same settings, whatever the folder. */
export function synthesizeStack(environment: ResolvedEnvironment): string {
  return withoutCreationStacks(() => JSON.stringify(sorted(stackOf(environment).toTerraform()), null, 2));
}

/**
 * The Terraform JSON of an environment as data, in no special order and without cdktn's notes under `//`. Each element is resolved once:
 * `toTerraform` of the stack resolves everything twice, and its notes, which matters to a review of hundreds.
 */
export function stackJson(environment: ResolvedEnvironment): Readonly<Record<string, unknown>> {
  return withoutCreationStacks(() => {
    const stack = stackOf(environment);
    const elements = stack.node.findAll().filter(TerraformElement.isTerraformElement);
    const resolve = tokenResolver(stack);
    const parts = elements.map((element) => resolve(element.toTerraform())).filter(isBlock);
    return mergeParts([...parts, { terraform: engineRequirements }]);
  });
}

/** cdktn's switch for the stack trace that every token keeps, for messages about apps of one's own: it takes most of the time of a synthesis. */
const creationStacks = 'CDKTN_DISABLE_CREATION_STACK';

function withoutCreationStacks<Result>(work: () => Result): Result {
  const former = process.env[creationStacks];
  process.env[creationStacks] = 'true';
  try {
    return work();
  } finally {
    if (former === undefined) delete process.env[creationStacks];
    else process.env[creationStacks] = former;
  }
}

function stackOf(environment: ResolvedEnvironment): MultiEnvStack {
  // An App makes its output folder at once; this one writes nothing into it. The review is the business of whoever asked for the stack.
  const app = new App({ outdir: tmpdir(), stackTraces: false, context: { [reviewContext]: false } });
  const { environment: name, suffix } = environment;
  const stack = new MultiEnvStack(app, stackName(suffix), name, suffix, environment);
  // Without `prepareStack`, which resolves the whole stack once more for references between stacks: there are none. The tests run cdktn's every validation.
  const problems = app.node.validate();
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return stack;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]),
  );
}
