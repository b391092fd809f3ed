import type { Finding } from '../../policy/finding.js';

/** The fix of a finding in Terraform's words, then the setting of environments.yaml that makes it: only the project's own stacks have one. */
export function howToMend({ fix, setting, environment }: Finding): string {
  return setting === null || environment === null ? fix : `${fix} Setting: \`${setting}\`.`;
}
