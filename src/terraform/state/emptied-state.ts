import type { StateDocument } from '../json/state.js';

/** The text of a state of the same Terraform without anything in it. */
export function emptiedState({ version, terraform_version }: StateDocument): string {
  return JSON.stringify({ version, terraform_version, serial: 0, lineage: '', outputs: {}, resources: [] });
}
