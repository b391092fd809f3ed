import { counted } from '../../../counted.js';
import type { ListedEnvironment } from '../../../operations/list/listed-environment.js';
import { describeLock } from '../../../terraform/state/state-lock.js';

/** When an environment was deployed, to the minute: `2026-11-28 16:20Z`. */
export function deployedWords({ status, deployed }: ListedEnvironment): string {
  if (status === 'not-deployed') return 'not deployed';
  // 2026-11-28T16:20:00.000Z
  return deployed === null ? 'unknown' : `${deployed.at.slice(0, 16).replace('T', ' ')}Z`;
}

/** Whether the file has changed since. */
export function changesWords({ status, changes }: ListedEnvironment): string {
  if (status === 'orphan') return 'not in the file';
  if (status === 'foreign') return 'not of this file';
  if (status === 'not-deployed') return '-';
  return changes.state === 'unchanged' ? 'no changes' : changes.state;
}

/** What no column has room for. */
export function listedNotes(one: ListedEnvironment): readonly string[] {
  const { reason, deployed, changes, open, renamedTo, status, backend, resources } = one;
  const isThere = status !== 'not-deployed';
  const found = resources === null ? 'state' : counted(resources, 'resource');
  const by = deployed?.by == null ? '' : ` by ${deployed.by}`;
  return [
    ...(reason === null ? [] : [`${status === 'unknown' ? 'unknown: ' : ''}${reason}`]),
    ...(deployed === null ? [] : [`deployed${by} with multienv ${deployed.multienv}`]),
    ...(deployed?.ciRun == null ? [] : [`in ${deployed.ciRun}`]),
    ...(isThere ? [`${found} in ${backend}`] : []),
    ...(isThere && status !== 'orphan' && changes.reasons.length > 0
      ? [`${changes.state} since: ${changes.reasons.join(', ')}`]
      : []),
    ...openNotes(open),
    ...(renamedTo === null
      ? []
      : [`renamed in the file to ${renamedTo}? A deployed environment cannot be renamed`]),
  ];
}

function openNotes({
  lock,
  lockUnknown,
  atWork,
  unrecovered,
  passwordRotation,
  protections,
}: ListedEnvironment['open']) {
  return [
    ...(lock === null ? [] : [`locked by ${describeLock(lock)}`]),
    ...(lockUnknown === null ? [] : [`lock unknown: ${lockUnknown}`]),
    ...(atWork === null ? [] : [`at work now: ${atWork}`]),
    ...unrecovered.map((story) => `to recover: ${story}`),
    ...(passwordRotation ? ['a new password waits for the next deploy'] : []),
    ...(protections.length === 0
      ? []
      : [`protected: ${protections.map(({ setting }) => setting).join(', ')}`]),
  ];
}
