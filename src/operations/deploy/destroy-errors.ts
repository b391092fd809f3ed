import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** Deletion protection stops a destroy before it begins. */
export const environmentProtected = defineError<{
  suffix: string;
  invocation: Invocation;
  /** The file no longer has it. */
  isOrphan: boolean;
  protections: readonly { address: string; setting: string }[];
}>({
  code: 'environment-protected',
  summary: 'An environment to destroy is protected against deletion, according to its state.',
  exitCode: 1,
  message: ({ suffix, protections }) =>
    `${suffix} is protected: ${protections.map(({ setting, address }) => `${setting} (${address})`).join(', ')}.`,
  hint: ({ suffix, invocation, isOrphan, protections }) =>
    `${isOrphan ? `Put ${suffix} back into environments.yaml. ` : ''}Set ${protections.map(({ setting }) => `${setting}: false`).join(' and ')} for ${suffix} in environments.yaml, run \`${invocation.next('deploy', { env: suffix })}\`, then destroy it.`,
});

/** The file protects a deletion more than what is deployed does. */
export const protectionNotDeployed = defineError<{
  suffix: string;
  invocation: Invocation;
  undeployed: readonly { address: string; setting: string }[];
}>({
  code: 'protection-not-deployed',
  summary:
    '`destroy` would go by what is deployed, and environments.yaml asks for more protection: a final snapshot, deletion protection, a bucket that is kept, a longer recovery window.',
  exitCode: 1,
  message: ({ suffix, undeployed }) =>
    `${suffix}: environments.yaml protects more than what is deployed: ${undeployed.map(({ setting, address }) => `${setting} (${address})`).join(', ')}. destroy goes by what is deployed. Nothing was destroyed.`,
  hint: ({ suffix, invocation }) =>
    `Run \`${invocation.next('deploy', { env: suffix })}\` first, then destroy. Or put the former values back into environments.yaml.`,
});
