import { defineError } from '../errors/define-error.js';
import type { Invocation } from '../errors/invocation.js';

/** Terraform would take the provider from where somebody else can put another. */
export const impliedMirrorOpen = defineError<{ readonly folder: string; readonly why: string }>({
  code: 'implied-mirror-open',
  summary: 'Somebody else can change a folder in which Terraform looks for providers by itself.',
  message: ({ folder, why }) => `Terraform would take the AWS provider from ${folder}, and ${why}.`,
  hint: () =>
    'Let it and all folders above it belong to root or you, writable for nobody else (chown, chmod go-w); or name a mirror with --plugin-dir.',
});

/** The lock file lacks what the stack needs, and must not be changed. */
export const providerLockReadonly = defineError<{ readonly suffix: string; readonly invocation: Invocation }>(
  {
    code: 'provider-lock-readonly',
    summary:
      'The lock file of the providers lacks a provider or a version that the stack needs, and `--lockfile readonly` was given, or the run is in CI.',
    exitCode: 3,
    message: ({ suffix }) =>
      `${suffix}: the lock file of the providers does not have what the stack needs, and this run must not change it.`,
    hint: ({ suffix, invocation }) =>
      `Run this where you work, and commit the lock file: ${invocation.next('plan', { env: suffix, words: ['--lockfile', 'update'] })}`,
  },
);
