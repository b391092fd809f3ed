import { defineError } from '../../errors/define-error.js';

/** The project's own app did not end well. */
export const synthCommandFailed = defineError<{ command: string; how: string; printed: readonly string[] }>({
  code: 'synth-command-failed',
  summary: 'The program of `synthCommand` could not be started, or ended with a failure.',
  message: ({ command, how, printed }) =>
    [`\`${command}\` ${how}${printed.length === 0 ? '.' : '. It printed:'}`, ...printed].join('\n'),
  hint: () =>
    'Run it by hand in the folder of environments.yaml until it succeeds, or correct `synthCommand`.',
});

/** The project's own app calls us, and we would call it again. */
export const synthCommandNested = defineError<{ command: string }>({
  code: 'synth-command-nested',
  summary: 'The program of `synthCommand` runs a `multienv` command that would run `synthCommand` again.',
  message: ({ command }) => `\`${command}\` is already running, and has called \`multienv\`.`,
  hint: () =>
    'Let `synthCommand` run your CDK Terrain app itself, such as `npx tsx main.ts`; leave it out for the built-in stack.',
});

/** The project's own app wrote no stack for an environment. */
export const synthCommandOutputMissing = defineError<{
  stacks: readonly string[];
  found: readonly string[];
  suggestion: string | undefined;
}>({
  code: 'synth-command-output-missing',
  summary: 'The program of `synthCommand` succeeded but wrote no stack for an environment.',
  message: ({ stacks, found }) =>
    `synthCommand wrote no stack ${stacks.join(', ')}; it wrote ${found.length === 0 ? 'none at all' : found.join(', ')}.`,
  hint: ({ found, suggestion }) => {
    if (suggestion !== undefined) return `Rename the stack ${suggestion}: multi-env- and the suffix.`;
    return found.length === 0
      ? 'End the app with `app.synth()`, and make it with `new App()` without `outdir`: the variable CDKTF_OUTDIR says where to write.'
      : 'Make one stack for each environment that `loadEnvironments` returns, named multi-env- and the suffix.';
  },
});

/** What the project's own app wrote is no Terraform JSON. */
export const synthCommandStackInvalid = defineError<{ stack: string; reason: string }>({
  code: 'synth-command-stack-invalid',
  summary: 'A stack that `synthCommand` wrote cannot be read as Terraform JSON.',
  message: ({ stack, reason }) =>
    `The stack ${stack} that synthCommand wrote is not Terraform JSON: ${reason}.`,
  hint: () => 'Let cdktn write it: `app.synth()`.',
});

/** The project's own app moved the state. */
export const synthCommandBackend = defineError<{ stack: string; found: string }>({
  code: 'synth-command-backend',
  summary:
    'A stack that `synthCommand` wrote keeps its state in another place than `backend` in environments.yaml says: `multienv` would not find it.',
  message: ({ stack, found }) =>
    `The stack ${stack} that synthCommand wrote has another backend than environments.yaml says: ${found}.`,
  hint: () =>
    'Remove the backend from your app: `MultiEnvStack` sets the one that `backend` in environments.yaml describes.',
});

/** The project's own app changed or left out the provider block that keeps environments safe. */
export const synthCommandProvider = defineError<{ stack: string; attributes: readonly string[] }>({
  code: 'synth-command-provider',
  summary:
    'A stack that `synthCommand` wrote lacks what environments.yaml says about the AWS provider: region, account, profile, role or the default tags.',
  message: ({ stack, attributes }) =>
    `The stack ${stack} that synthCommand wrote does not have what environments.yaml says in ${attributes.join(', ')}.`,
  hint: () =>
    'Build each stack with `new MultiEnvStack(app, …, environment)` from the environments of this file, and give another AWS provider `defaultTags: [{ tags: stack.tags }]`.',
});
