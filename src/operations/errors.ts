import { defineError } from '../errors/define-error.js';

/** The output folder of `synth` cannot be made or written. */
export const outputNotWritable = defineError<{ folder: string; reason: string }>({
  code: 'output-not-writable',
  summary: 'The output folder of `synth` cannot be made or written.',
  message: ({ folder, reason }) => `Cannot write to ${folder}: ${reason}.`,
  hint: () => 'Choose another folder with `--out DIR`, or make this one writable.',
});

/** Deletion protection stops a destroy before it begins. */
export const environmentProtected = defineError<{
  suffix: string;
  sandbox: boolean;
  protections: readonly { address: string; setting: string }[];
}>({
  code: 'environment-protected',
  summary: 'An environment to destroy is protected against deletion, by what its state says.',
  exitCode: 1,
  message: ({ suffix, protections }) =>
    `${suffix} is protected: ${protections.map(({ setting, address }) => `${setting} (${address})`).join(', ')}.`,
  hint: ({ suffix, sandbox, protections }) =>
    `Set ${protections.map(({ setting }) => `${setting}: false`).join(' and ')} for ${suffix} in environments.yaml, run \`multienv deploy --env ${suffix}${sandbox ? ' --sandbox' : ''}\`, then destroy it.`,
});

/** There is no state of the environment. */
export const notDeployed = defineError<{ suffix: string; sandbox: boolean }>({
  code: 'not-deployed',
  summary: 'Outputs were asked of an environment that has not been deployed.',
  message: ({ suffix, sandbox }) =>
    `${suffix} is not deployed${sandbox ? ' on the sandbox' : ''}: it has no outputs.`,
  hint: ({ suffix, sandbox }) => `multienv deploy --env ${suffix}${sandbox ? ' --sandbox' : ''}`,
});

/** `secret rotate` found no place for the new version in the file. */
export const passwordVersionNotEditable = defineError<{ path: string; version: number }>({
  code: 'password-version-not-editable',
  summary: '`secret rotate` cannot raise the version in the file without changing more than that.',
  message: ({ path }) => `${path} cannot be set in the file: an alias or something unexpected stands there.`,
  hint: ({ path, version }) =>
    `Nothing was changed. Write ${path} as a number of its own (now ${version - 1}), then run the command again.`,
});

/** `bootstrap` has nothing to make. */
export const noStateBucket = defineError({
  code: 'no-state-bucket',
  summary: '`bootstrap` was asked for environments of which none keeps its state in S3.',
  message: () => 'None of the chosen environments has `backend: { type: s3 }`: there is no bucket to make.',
  hint: () => 'Add `backend: { type: s3, bucket: NAME }` under `defaults` or an environment.',
});
