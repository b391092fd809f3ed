import { isJson, type Json, memberOf } from '../model/json.js';
import type { Deletes } from '../resources/define-resource.js';
import type { Effect } from '../resources/effect.js';
import { resourceTypeOf } from '../resources/index.js';
import type { ResourceChange } from '../terraform/json/plan.js';
import type { ChangedAttribute, ChangeKind } from './change.js';

interface ReadChange {
  readonly kind: ChangeKind;
  readonly attributes: readonly ChangedAttribute[];
}

/** What becomes of what is in a resource that goes, by its values in the state; undefined where nobody has declared it, or nothing is in it. */
export function deletesOf(resource: ResourceChange): Deletes | undefined {
  const { type, change } = resource;
  const known = resourceTypeOf(type);
  const before = plain(change.before, change.before_sensitive);
  if (known?.holdsData !== true || before === undefined || !change.actions.includes('delete'))
    return undefined;
  return known.deletes?.(before);
}

/** What a change means as a whole, beside what each attribute means: what is away meanwhile, what it opens and closes, how long a refresh takes. */
export function wholeEffects(resource: ResourceChange, read: ReadChange): readonly Effect[] {
  const known = resourceTypeOf(resource.type);
  if (known === undefined) return [];
  const { kind } = read;
  const coming = kind === 'create' ? known.presence : undefined;
  const going = kind === 'destroy' ? (known.absence ?? known.presence) : undefined;
  const reach = reachEffect(resource, kind);
  const deletes = deletesOf(resource);
  return [
    ...(deletes === undefined ? [] : [dataEffect(deletes)]),
    ...awayEffect(resource, kind),
    ...replacedEffect(resource, kind),
    ...(reach === undefined ? [coming, going] : [reach]).filter(isTold),
    ...refreshEffect(resource, read),
  ];
}

/** What has to be empty loses nothing. */
function dataEffect({ does, page, onlyEmpty, remains }: Deletes): Effect {
  return { gravity: onlyEmpty || remains === true ? 'none' : 'data-loss', does, page };
}

function replacedEffect({ type, change }: ResourceChange, kind: ChangeKind): readonly Effect[] {
  const replaced = kind === 'replace' ? resourceTypeOf(type)?.replaced : undefined;
  const before = plain(change.before, change.before_sensitive);
  const after = plain(change.after, change.after_sensitive);
  if (replaced === undefined || before === undefined || after === undefined) return [];
  const effect = replaced(before, after);
  return effect === undefined ? [] : [effect];
}

/** What nobody notices is not said. */
function isTold(effect: Effect | undefined): effect is Effect {
  return effect !== undefined && (effect.gravity !== 'none' || effect.protection !== undefined);
}

/** What is deleted before the new one is made is away until then. */
function awayEffect({ type, change: { actions } }: ResourceChange, kind: ChangeKind): readonly Effect[] {
  const { away, takes } = resourceTypeOf(type) ?? {};
  if (away === undefined || kind !== 'replace' || actions[0] === 'create') return [];
  const time = takes?.create === undefined ? {} : { takes: `${takes.create}, plus the deletion` };
  return [{ gravity: 'downtime', ...away, ...time }];
}

function reachEffect({ type, change }: ResourceChange, kind: ChangeKind): Effect | undefined {
  const { reach, presence } = resourceTypeOf(type) ?? {};
  if (reach === undefined || presence === undefined) return undefined;
  const [before, after] = [
    plain(change.before, change.before_sensitive),
    plain(change.after, change.after_sensitive),
  ];
  const from = kind === 'create' || before === undefined ? undefined : reach(before);
  const to = kind === 'destroy' || after === undefined ? undefined : reach(after);
  if (from === to) return undefined;
  const said = [
    ...(to === undefined ? [] : [`opens ${to}`]),
    ...(from === undefined ? [] : [`closes ${from}`]),
  ];
  return { ...presence, does: said.join('; ') };
}

function refreshEffect(
  { type, change }: ResourceChange,
  { kind, attributes }: ReadChange,
): readonly Effect[] {
  const after = plain(change.after, change.after_sensitive);
  const isRefreshed = kind === 'update' && attributes.some(({ gravity }) => gravity === 'instance-refresh');
  const effect = isRefreshed && after !== undefined ? resourceTypeOf(type)?.refresh?.(after) : undefined;
  return effect === undefined ? [] : [effect];
}

/** The values of a resource without what somebody has marked as secret. */
function plain(values: unknown, sensitive: unknown): Json | undefined {
  if (!isJson(values) || sensitive === true) return undefined;
  const isMarked = (name: string) => {
    const mark = memberOf(sensitive, name);
    return mark === true || (typeof mark === 'object' && JSON.stringify(mark).includes('true'));
  };
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isMarked(name)));
}
