import { type Change, isTainted } from '../../changes/change.js';
import { withNames } from '../../changes/names/names-of-ids.js';
import { snapshotKindOf } from '../../operations/deploy/snapshot/snapshot-kind.js';
import { resourceTypeOf } from '../../resources/index.js';
import { effectSentence } from './effect-sentence.js';
import { settingWords } from './setting-words.js';

/** What is to be said of a change as a whole: the setting that makes it come or go, a taint, and how long AWS takes. */
export function changeNotes(change: Change, cwd: string): readonly string[] {
  const { settings = [], effects = [], resourceType, actions, kind, names } = change;
  const isMade = kind !== 'update' && kind !== 'rotate';
  const { takes } = resourceTypeOf(resourceType) ?? {};
  const times = (['delete', 'create'] as const).flatMap((action) => {
    const isSaid = action === 'create' && effects.some((one) => one.gravity === 'downtime' && one.takes);
    const time = isMade && actions.includes(action) && !isSaid ? takes?.[action] : undefined;
    return time === undefined ? [] : [`AWS takes ${time} to ${action} it`];
  });
  return [
    ...replacementNote(change),
    ...effects.map((one) => withNames(effectSentence(one), names)),
    ...(change.onlyEmpty === true && change.losesData
      ? [
          'a deploy first looks whether it is empty: while something is in it, nothing of this plan is applied',
        ]
      : []),
    ...(resourceType === 'terraform_data' ? [stateNote(change)] : []),
    ...(settings.length > 0 ? [`set by ${settingWords(settings, cwd)}`] : []),
    ...(isTainted(change) ? ['tainted: its creation failed, or somebody said so'] : []),
    ...(times.length > 0 ? [times.join(', ')] : []),
  ];
}

/** The attributes of what is made anew are those of an empty one. */
function replacementNote({
  kind,
  losesData,
  onlyEmpty = false,
  attributes,
  resourceType,
  identity,
}: Change): readonly string[] {
  const forced = attributes.filter(({ forcesReplacement }) => forcesReplacement).map(({ path }) => path);
  if (kind !== 'replace' || !losesData || forced.length === 0) return [];
  const why = `${forced.join(' and ')} cannot be changed in place`;
  if (onlyEmpty) return [`made anew, empty: ${why}`];
  return [`deleted with its data, and created empty: ${why}`, ...wayBack(resourceType, identity)];
}

/** What brings back the data of a database that a deploy replaces. */
function wayBack(resourceType: string, { identifier }: Change['identity']): readonly string[] {
  const kind = snapshotKindOf(resourceType);
  if (kind === undefined) return [];
  const name = kind === 'instance' && identifier !== undefined ? `, ${identifier}-before-deploy-{time}` : '';
  const taken = `a deploy takes a snapshot of it before anything is changed${name}, which stays until you delete it`;
  const back =
    kind === 'instance'
      ? 'to get the data back, add another environment whose `database.restoreFrom` names the newest snapshot of it, with the name, the user and the engine version of the former database; `database.restoreFrom` in this environment brings nothing back once the new database is there'
      : 'the way back is another cluster, which AWS restores from that snapshot: the new one stays as it is';
  return [taken, back];
}

/** What stands in the state and nowhere else. Provisioners are in no change of a plan. */
function stateNote({ address }: Change): string {
  return address === 'terraform_data.db_first_deploy'
    ? 'only in the state: the time at the end of the name of the final snapshot of the database'
    : 'kept in the state alone: nothing in AWS changes, unless its provisioners do it';
}
