import type { Deletes } from '../resources/define-resource.js';
import type { Effect } from '../resources/effect.js';
import { resourceTypeOf } from '../resources/index.js';
import type { ResourceChange } from '../terraform/json/plan.js';
import { plainValues } from './attributes/shown.js';
import type { ChangedAttribute, ChangeKind } from './change.js';

interface ReadChange {
  readonly kind: ChangeKind;
  readonly attributes: readonly ChangedAttribute[];
}

/** What becomes of what is in a resource that goes, by its values in the state; undefined where nobody has declared it, or nothing is in it. */
export function deletesOf(resource: ResourceChange): Deletes | undefined {
  const { type, change } = resource;
  const known = resourceTypeOf(type);
  const before = plainValues(change.before, change.before_sensitive);
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
    ...effectsOfKind(resource, kind),
    ...(reach === undefined ? [coming, going] : [reach]).filter(isTold),
    ...refreshEffect(resource, read),
  ];
}

/** What has to be empty loses nothing. */
function dataEffect({ does, page, onlyEmpty, remains }: Deletes): Effect {
  return { gravity: onlyEmpty || remains === true ? 'none' : 'data-loss', does, page };
}

/** What the type says of a replacement, an end or an update. */
function effectsOfKind({ type, change }: ResourceChange, kind: ChangeKind): readonly Effect[] {
  const { replaced, deleted, updated } = resourceTypeOf(type) ?? {};
  const before = plainValues(change.before, change.before_sensitive);
  const after = plainValues(change.after, change.after_sensitive);
  if (before === undefined) return [];
  if (kind === 'destroy') return deleted?.(before) ?? [];
  if (after === undefined) return [];
  const sides = { before, after, goesFirst: change.actions[0] === 'delete' };
  if (kind === 'replace') return replaced?.(sides) ?? [];
  return kind === 'create' ? [] : (updated?.(sides) ?? []);
}

/** What nobody notices is not said. */
function isTold(effect: Effect | undefined): effect is Effect {
  return effect !== undefined && (effect.gravity !== 'none' || effect.protection !== undefined);
}

/** What is deleted before the new one is made is away until then. */
function awayEffect({ type, change: { actions } }: ResourceChange, kind: ChangeKind): readonly Effect[] {
  const { away, takes, holdsData } = resourceTypeOf(type) ?? {};
  if (away === undefined || kind !== 'replace' || actions[0] === 'create') return [];
  const time =
    takes?.create === undefined
      ? {}
      : {
          takes: `${takes.create}, plus the deletion${holdsData === true ? ' before it and the loading after it' : ''}`,
        };
  return [{ gravity: 'downtime', ...away, ...time }];
}

function reachEffect({ type, change }: ResourceChange, kind: ChangeKind): Effect | undefined {
  const { reach, presence } = resourceTypeOf(type) ?? {};
  if (reach === undefined || presence === undefined) return undefined;
  const [before, after] = [
    plainValues(change.before, change.before_sensitive),
    plainValues(change.after, change.after_sensitive),
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
  const after = plainValues(change.after, change.after_sensitive);
  const isRefreshed = kind === 'update' && attributes.some(({ gravity }) => gravity === 'instance-refresh');
  const effect = isRefreshed && after !== undefined ? resourceTypeOf(type)?.refresh?.(after) : undefined;
  return effect === undefined ? [] : [effect];
}
