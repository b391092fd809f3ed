import { instanceTypeOffers } from '../../offers/offers.js';
import type { EnvironmentCheck } from '../check.js';
import { missingOffer, unknownOffer } from './offer-faults.js';

/** Warns of an instance type that EC2 does not have, or not in the region. */
export const instanceTypeCheck: EnvironmentCheck = {
  reads: ['aws.region', 'compute.instanceType'],
  run: ({ aws: { region }, compute: { instanceType: name } }, invocation) => {
    const table = instanceTypeOffers();
    const offer = table.offer(name, region);
    if (offer === 'offered' || offer === 'no-data') return [];
    const about = { at: ['compute', 'instanceType'], what: 'instance type', name };
    if (offer === 'unknown') return [unknownOffer(about, table)];
    return [missingOffer(about, `in ${region}`, table.offeredUnder(region), invocation)];
  },
};
