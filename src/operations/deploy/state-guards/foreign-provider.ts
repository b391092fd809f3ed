import { addressesInState } from '../../../terraform/json/state-resources.js';
import { providerSource } from './providers/named-providers.js';
import { stateNamesForeignProvider } from './providers/provider-errors.js';
import { settingPlace } from './setting-place.js';
import { defineStateGuard } from './state-guard.js';

/** `terraform_data`: part of Terraform itself. */
const builtIn = /^terraform\.io\/builtin\//;

/** Terraform downloads and starts every provider that a state names: whoever may write the state would choose a program. */
export const foreignProvider = defineStateGuard({
  id: 'foreign-provider',
  title: 'No provider is started because the state alone names it.',
  misleads: true,
  problemsOf: async ({ run, state, providers }) => {
    const found = new Map<string, string>();
    for (const resource of state.resources) {
      const named = /provider\["([^"]*)"\]/.exec(String(resource.provider))?.[1];
      if (named === undefined) continue;
      const source = providerSource(named);
      if (builtIn.test(source) || found.has(source)) continue;
      const [address = resource.type] = addressesInState({ ...state, resources: [resource] });
      found.set(source, address);
    }
    const { sources } = await providers();
    const { suffix } = run.environment;
    return [...found]
      .filter(([source]) => sources?.has(source) === false)
      .map(([source, address]) =>
        stateNamesForeignProvider.problem({ suffix, source, address }, settingPlace(run, '')),
      );
  },
});
