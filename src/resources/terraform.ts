import { defineResource } from './define-resource.js';

/** What Terraform keeps for itself. */
export const keptInState = {
  gravity: 'none',
  does: 'is kept in the state alone',
  page: 'https://developer.hashicorp.com/terraform/language/resources/terraform-data',
} as const;

const data = defineResource({
  type: 'terraform_data',
  unique: { none: 'is not in AWS' },
  identity: { none: 'it exists in the state alone' },
  isImportable: false,
  madeAgain: 'it exists in the state alone',
  effects: { input: keptInState, output: keptInState, triggers_replace: keptInState },
  presence: keptInState,
  holdsData: false,
});

/** What Terraform itself keeps. */
export const terraformTypes = [data];
