import { defineResource } from './define-resource.js';

const data = defineResource({
  type: 'terraform_data',
  identity: { none: 'it exists in the state alone' },
  isImportable: false,
  madeAgain: 'it exists in the state alone',
  holdsData: false,
});

/** What Terraform itself keeps. */
export const terraformTypes = [data];
