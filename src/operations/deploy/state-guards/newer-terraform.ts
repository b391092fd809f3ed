import type { TerraformProduct } from '../../../terraform/binary/find-terraform.js';
import { isOlder } from '../../../terraform/binary/is-older.js';
import type { StateDocument } from '../../../terraform/json/state.js';
import { livingResources } from '../../../terraform/json/state-resources.js';
import { defineStateGuard } from './state-guard.js';
import { stateOfNewerTerraform } from './state-guard-errors.js';

/** Told, not refused: Terraform reads what a newer one wrote as long as it understands it, and refuses by itself what it does not. */
export const newerTerraform = defineStateGuard({
  id: 'newer-terraform',
  title: 'A state that a newer Terraform has written is not worked on with an older one unnoticed.',
  misleads: false,
  problemsOf: ({ run, state }) => {
    const { product, version } = run.target.binary;
    // The two count their versions each for itself.
    if (productOf(state) !== product || !isOlder(minorOf(version), minorOf(state.terraform_version)))
      return [];
    const { suffix } = run.environment;
    return [stateOfNewerTerraform.problem({ suffix, product, version, wroteIt: state.terraform_version })];
  },
});

function productOf(state: StateDocument): TerraformProduct | undefined {
  const providers = livingResources(state).map(({ provider }) => provider);
  if (providers.some((provider) => provider.includes('registry.opentofu.org/'))) return 'opentofu';
  return providers.some((provider) => provider.includes('registry.terraform.io/')) ? 'terraform' : undefined;
}

/** A patch release changes nothing about states. */
function minorOf(version: string): string {
  return version.split('.', 2).join('.');
}
