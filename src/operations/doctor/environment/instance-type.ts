import { architectureOf } from '../../../constructs/compute/architecture.js';
import type { EnvironmentCheck } from '../check.js';
import { ok, problem, skipped, warning } from '../diagnosis.js';
import { zonesOfSubnets } from './zones-of.js';

/** The instance type exists, is offered where the subnets are, and has the processor that its name tells. */
export const instanceTypeCheck: EnvironmentCheck = {
  id: 'instance-type',
  title: 'Instance type',
  needsAccess: true,
  isBeforeDeploy: true,
  run: async (subject) => {
    const { account, environment, sandbox } = subject;
    const { instanceType, amiId } = environment.compute;
    const [zones, architectures, wanted] = await Promise.all([
      account.zonesOffering(instanceType),
      account.architectures(instanceType),
      zonesOfSubnets(subject, environment.network.subnetIds),
    ]);
    if (zones.length === 0 && sandbox !== undefined)
      return skipped(`The emulator does not know ${instanceType}, but accepts it.`);
    if (zones.length === 0)
      return problem(
        `${environment.aws.region} does not offer ${instanceType}.`,
        'Set another `compute.instanceType`.',
      );
    const expected = architectureOf(instanceType);
    if (amiId === undefined && architectures !== undefined && !architectures.includes(expected))
      return problem(
        `${instanceType} is ${architectures.join(' and ')}, but its AMI would be chosen for ${expected}.`,
        'Pin an AMI of the right architecture with `compute.amiId`, or set another `compute.instanceType`.',
      );
    const without = wanted.filter((zone) => !zones.includes(zone));
    if (without.length > 0 && without.length === wanted.length)
      return problem(
        `${instanceType} is offered in none of the zones of the subnets (${wanted.join(', ')}).`,
        `Set another \`compute.instanceType\`, or subnets in ${zones.join(', ')}.`,
      );
    if (without.length > 0)
      return warning(
        `${instanceType} is not offered in ${without.join(', ')}: no instance will start there.`,
        'Set another `compute.instanceType`, or leave subnets of that zone out.',
      );
    return ok(`${instanceType} is offered.`);
  },
};
