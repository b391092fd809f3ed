import { partitionOf } from '../../../constructs/partition.js';
import { inEachHome } from './providers/in-each-home.js';
import { elsewhere } from './providers/provider-homes.js';
import { wantedPlaceIn } from './setting-place.js';
import { defineStateGuard, type Situation } from './state-guard.js';
import { regionMoved } from './state-guard-errors.js';
import { wantedRegion } from './wanted-place.js';

/** A refresh in another region finds nothing, and forgets everything; a deploy then makes all of it a second time. */
export const region = defineStateGuard({
  id: 'region',
  title: 'An environment stays in the region in which it was made.',
  misleads: true,
  problemsOf: (situation) => inEachHome(situation, problemsAt),
});

async function problemsAt(situation: Situation, home: Situation['homes'][number]) {
  const wanted = await wantedRegion(situation, home);
  const moved = wanted && elsewhere(home.regions, wanted.value);
  if (wanted === undefined || moved === undefined) return [];
  // That guard has told it already.
  if (elsewhere(home.partitions, partitionOf(wanted.value)) !== undefined) return [];
  const { environment, invocation } = situation.run;
  const { suffix } = environment;
  const details = { suffix, invocation, moved, wanted, alias: home.alias };
  return [regionMoved.problem(details, wantedPlaceIn(situation.run, wanted))];
}
