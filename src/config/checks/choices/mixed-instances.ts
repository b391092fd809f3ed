import { architectureOf } from '../../../constructs/compute/architecture.js';
import { settingsConflict } from '../../schema/setting-errors.js';
import type { EnvironmentCheck } from '../check.js';

/** The types of a mixed group run the same AMI. */
export const mixedInstancesCheck: EnvironmentCheck = {
  reads: ['compute.instanceType', 'compute.instanceTypes'],
  run: ({ compute: { instanceType, instanceTypes = [] } }) => {
    const wanted = architectureOf(instanceType);
    const other = instanceTypes.findIndex((type) => architectureOf(type) !== wanted);
    if (other < 0) return [];
    const value = instanceTypes[other];
    const message = `\`compute.instanceTypes\` has ${value}, which is ${architectureOf(value ?? '')}; \`compute.instanceType\` (${instanceType}) is ${wanted}, and one AMI fits only one of them.`;
    const hint = 'Name types of one architecture.';
    return [
      {
        at: ['compute', 'instanceTypes', other],
        problem: settingsConflict.problem({ message, hint }, { value }),
      },
    ];
  },
};
