import { partitionOf } from '../../../constructs/partition.js';
import { inEachHome } from './providers/in-each-home.js';
import { elsewhere } from './providers/provider-homes.js';
import { wantedPlaceIn } from './setting-place.js';
import { defineStateGuard, type Situation } from './state-guard.js';
import { partitionMoved } from './state-guard-errors.js';
import { wantedRegion } from './wanted-place.js';

/** China and GovCloud are other clouds: nothing of an environment can be seen from there. */
export const partition = defineStateGuard({
  id: 'partition',
  title:
    'An environment stays in the partition of AWS (aws, aws-cn, aws-eusc, aws-us-gov, …) in which it was made.',
  misleads: true,
  problemsOf: (situation) => inEachHome(situation, problemsAt),
});

async function problemsAt(situation: Situation, home: Situation['homes'][number]) {
  const wanted = await wantedRegion(situation, home);
  const moved = wanted && elsewhere(home.partitions, partitionOf(wanted.value));
  if (wanted === undefined || moved === undefined) return [];
  const { environment, invocation } = situation.run;
  const { suffix } = environment;
  const details = { suffix, invocation, moved, wanted, alias: home.alias };
  return [partitionMoved.problem(details, wantedPlaceIn(situation.run, wanted))];
}
