import { defineError } from '../../../../errors/define-error.js';

/** The state names a provider that neither the stack nor the lock file knows. */
export const stateNamesForeignProvider = defineError<{
  readonly suffix: string;
  /** As in a lock file, without a host that is asked by default. */
  readonly source: string;
  readonly address: string;
}>({
  code: 'state-names-foreign-provider',
  summary:
    'The state names a provider that neither the stack nor the lock file names: Terraform would download it and start it with your credentials.',
  exitCode: 1,
  message: ({ suffix, source, address }) =>
    `${suffix}: its state names the provider ${source} for ${address}, and neither the stack nor .terraform.lock.hcl does: Terraform would download it and start it with your credentials. Nothing was planned.`,
  hint: () =>
    'Find out who wrote that into the state. If the provider is yours, put back the .terraform.lock.hcl that names it, or name it in `required_providers` of your app.',
});
