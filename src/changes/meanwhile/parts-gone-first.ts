import type { Effect } from '../../resources/effect.js';
import { resourceTypeOf } from '../../resources/index.js';
import type { ResourceChange } from '../../terraform/json/plan.js';
import { deletesOf } from '../whole-effects.js';

/** What a resource lacks before it is deleted: what belongs to it is deleted first. One that AWS deletes only when it is empty may stay so. */
export function partsGoneFirst(whole: ResourceChange, changed: readonly ResourceChange[]): readonly Effect[] {
  const deletes = deletesOf(whole);
  if (deletes === undefined) return [];
  const gone = changed.flatMap(({ type, change: { actions, before } }) => {
    const part = resourceTypeOf(type)?.partOf;
    if (part?.type !== whole.type || !actions.includes('delete')) return [];
    const name = before?.[part.by];
    return typeof name === 'string' && name === whole.change.before?.[part.own] ? [part] : [];
  });
  if (gone.length === 0) return [];
  const are = gone.length === 1 ? 'is' : 'are';
  const left = deletes.onlyEmpty
    ? `if something is written into it after a deploy has found it empty, AWS refuses the deletion, and it stays ${leftBy(gone)}`
    : `until all that is in it is deleted, and then it, it is ${leftBy(gone)}`;
  const does = `its ${listed(gone.map(({ what }) => what))} ${are} deleted before it: ${left}`;
  return [{ gravity: 'access', does, page: deletes.page }];
}

type Part = NonNullable<NonNullable<ReturnType<typeof resourceTypeOf>>['partOf']>;

/** Some of what is deleted leaves something else behind. */
function leftBy(gone: readonly Part[]): string {
  const without = gone.filter(({ leaves }) => leaves === undefined).map(({ what }) => what);
  const left = gone.flatMap(({ leaves }) => leaves ?? []);
  return [...(without.length === 0 ? [] : [`without its ${listed(without)}`]), ...left].join(', ');
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
