import { type Certainty, some } from '../../../rules/conditions/certainty.js';
import type { Place } from '../../places/place.js';
import type { TaskStart } from '../../places/task-start.js';
import type { Topology } from '../../topology.js';
import { arnOf, isTarget, type TargetArn, withMarks } from './arn.js';

/** Whether a task hands a secret or a parameter to its containers. */
export function isHanded(
  { names, referred }: TaskStart,
  place: Place,
  topology: Pick<Topology, 'regions'>,
): Certainty {
  if (place.kind !== 'secret' && place.kind !== 'parameter') return 'no';
  if (names.state === 'unknown')
    return referred === undefined || referred.includes(place.address) ? 'maybe' : 'no';
  const target = arnOf(place, topology);
  return some('no', ...names.value.map((name) => isNamed(name, target)));
}

/** A secret with or without key, stage and version behind its ARN; a parameter by its ARN or its name. */
function isNamed(name: string, target: TargetArn): Certainty {
  const { text, isOpen } = withMarks(name, target);
  if (isOpen) return 'maybe';
  if (text === target.base || text.startsWith(`${target.base}:`)) return 'yes';
  if (!text.startsWith('arn:')) {
    const own = target.base.slice(target.base.lastIndexOf(':') + 1);
    return [text, `parameter${text.startsWith('/') ? '' : '/'}${text}`].includes(own) ? 'yes' : 'no';
  }
  return isTarget(name.split(':').slice(0, 7).join(':'), target);
}
