import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** `diff` was called without two environments. */
export const diffNeedsTwo = defineError<{ suffixes: readonly string[] }>({
  code: 'diff-needs-two',
  summary:
    '`diff` is about two different environments; `diff --all` is about every one, `--before`, `--at` and `--deployed` about one.',
  message: () => 'Name two different environments, or one with `--before`, `--at` or `--deployed`.',
  hint: ({ suffixes }) =>
    `The file has: ${suffixes.slice(0, 20).join(', ')}${suffixes.length > 20 ? ', …' : ''}.`,
});

/** A gate that can stop nothing would let everything pass for ever. */
export const diffGateIdle = defineError<{
  readonly hasParity: boolean;
  readonly suffixes: readonly string[];
  readonly invocation: Invocation;
}>({
  code: 'diff-gate-idle',
  summary: '`diff --all --gate` has nothing to judge: `parity` of the file names no two of its environments.',
  message: ({ hasParity }) =>
    hasParity
      ? 'Nothing was judged: `parity` of the file names no two of its environments.'
      : 'Nothing was judged: the file has no `parity`, so its environments may differ in anything.',
  hint: ({ suffixes: [a = 'A', b = 'B'], invocation }) =>
    `Say in the file which environments are meant to be alike: \`parity: [{ environments: [${a}, ${b}], except: [compute.*], reason: … }]\`. Or judge any difference of two: \`${invocation.next('diff', { words: [a, b, '--gate'] })}\`.`,
});

/** Nobody knows with which settings an environment was deployed. */
export const deployedSettingsUnknown = defineError<{
  suffix: string;
  why: string;
  invocation: Invocation;
}>({
  code: 'deployed-settings-unknown',
  summary: '`diff --deployed` finds no record of the settings that an environment was deployed with.',
  message: ({ suffix, why }) => `Nobody knows which settings ${suffix} was deployed with: ${why}.`,
  hint: ({ suffix, invocation }) =>
    `A plan tells what a deploy would change: ${invocation.next('plan', { env: suffix })}. The next deploy records the settings.`,
});

/** Git has no such file there. */
export const gitVersionNotReadable = defineError<{
  ref: string;
  file: string;
  reason: string;
  /** Another name would help. */
  isAboutName: boolean;
}>({
  code: 'git-version-not-readable',
  summary: '`diff --at` cannot read environments.yaml as it was at a commit, branch or tag.',
  message: ({ ref, file, reason }) => `Git does not give ${file} as it was at ${ref}: ${reason}.`,
  hint: ({ isAboutName }) =>
    `${isAboutName ? 'Name a commit, branch or tag of this repository, `--at main`; in CI it has to be fetched before. ' : ''}\`--before FILE\` takes any other version of the file.`,
});
