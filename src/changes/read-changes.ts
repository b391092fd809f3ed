import type { Effect, Gravity } from '../resources/effect.js';
import { gravities, worse } from '../resources/effect.js';
import { holdsData, resourceTypeOf } from '../resources/index.js';
import { managedChanges, type PlanDocument, type ResourceChange } from '../terraform/json/plan.js';
import { type AttributeDifference, differencesOf, type Step } from './attribute-diff.js';
import type { Change, ChangedAttribute, ChangeKind } from './change.js';
import type { Shown } from './shown.js';
import { isComputed, writtenIn } from './written-attributes.js';

const withoutEffect = ['no-op', 'read'];
const tags: Effect = {
  gravity: 'none',
  does: 'changes tags',
  page: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html',
};
const computed: Effect = {
  gravity: 'none',
  does: 'is given by AWS',
  page: 'https://developer.hashicorp.com/terraform/internals/json-format#change-representation',
};

/** What a plan does to each managed resource that it changes, in the order of the plan. */
export function readChanges(plan: PlanDocument): readonly Change[] {
  const written = writtenIn(plan);
  return managedChanges(plan)
    .filter(({ change }) => !change.actions.every((one) => withoutEffect.includes(one)))
    .map((one) => changeOf(one, (name) => isComputed(written, one.address, name)));
}

function changeOf(resource: ResourceChange, isGiven: (name: string) => boolean): Change {
  const { address, type, change, action_reason: reason } = resource;
  const isWhole = change.before == null || change.after == null;
  const attributes = isWhole ? [] : attributesOf(resource, isGiven);
  const kind = kindOf(resource, attributes);
  const gravity = gravityOf(resource, kind, attributes);
  const losesData = change.actions.includes('delete') && kind !== 'rotate' && holdsData(type);
  const { actions } = change;
  const identity = identityOf(resource);
  return { address, resourceType: type, actions, kind, reason, gravity, attributes, identity, losesData };
}

/** Names are never secret: see `ResourceType`. */
function identityOf({ type, change }: ResourceChange): Change['identity'] {
  const names = resourceTypeOf(type)?.identity ?? { none: '' };
  if ('none' in names) return {};
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = change.before?.[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );
}

function attributesOf(
  { type, change }: ResourceChange,
  isGiven: (name: string) => boolean,
): readonly ChangedAttribute[] {
  const forced = change.replace_paths ?? [];
  const differences = differencesOf({
    before: change.before,
    after: change.after,
    unknown: change.after_unknown,
    beforeSensitive: change.before_sensitive,
    afterSensitive: change.after_sensitive,
  });
  return differences
    .map((one): ChangedAttribute => {
      const { path, before, after } = one;
      const forcesReplacement = forced.some((other) => meets(path, other));
      const effect = effectOf(type, one, isGiven);
      const gravity = worse(effect?.gravity ?? 'unknown', forcesReplacement ? 'replacement' : 'none');
      return { path: pathText(path), before, after, forcesReplacement, effect, gravity };
    })
    .sort((one, other) => gravities.indexOf(one.gravity) - gravities.indexOf(other.gravity));
}

/** The effect of an attribute, or of the nearest block around it. */
function effectOf(
  type: string,
  { path, before, after }: AttributeDifference,
  isGiven: (name: string) => boolean,
): Effect | undefined {
  const names = path.filter((step) => typeof step === 'string');
  const [name = ''] = names;
  if (name === 'tags' || name === 'tags_all') return tags;
  const effects = resourceTypeOf(type)?.effects ?? {};
  for (let length = names.length; length > 0; length--) {
    const key = names.slice(0, length).join('.');
    const effect = Object.hasOwn(effects, key) ? effects[key] : undefined;
    if (effect !== undefined)
      return typeof effect === 'function' ? effect(valueIn(before), valueIn(after)) : effect;
  }
  // What nobody has written and is known after the apply is AWS's answer to the change, not a part of it.
  return after.kind === 'unknown' && isGiven(name) ? computed : undefined;
}

function gravityOf(
  { type, change }: ResourceChange,
  kind: ChangeKind,
  attributes: readonly ChangedAttribute[],
): Gravity {
  const known = resourceTypeOf(type);
  if (kind === 'rotate') return 'rotation';
  if (change.actions.includes('delete') && holdsData(type)) return 'data-loss';
  if (kind === 'create') return known?.presence?.gravity === 'access' ? 'access' : 'none';
  if (kind === 'destroy') return known?.presence?.gravity ?? 'unknown';
  const worst = attributes.reduce<Gravity>((sum, { gravity }) => worse(sum, gravity), 'none');
  return kind === 'replace' ? worse('replacement', worst) : worst;
}

function kindOf({ type, change }: ResourceChange, attributes: readonly ChangedAttribute[]): ChangeKind {
  const { actions } = change;
  const rotation = resourceTypeOf(type)?.rotation;
  const isReplaced = actions.includes('create') && actions.includes('delete');
  if (rotation === 'replace' && isReplaced) return 'rotate';
  if (Array.isArray(rotation) && actions.includes('update') && attributes.length > 0) {
    const own = attributes.filter(({ effect }) => effect !== computed);
    if (own.length > 0 && own.every(({ path }) => rotation.includes(path))) return 'rotate';
  }
  if (isReplaced) return 'replace';
  if (actions.includes('create')) return 'create';
  return actions.includes('delete') ? 'destroy' : 'update';
}

/** Whether one path lies on the way to the other. */
function meets(one: readonly Step[], other: readonly Step[]): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}

function pathText(path: readonly Step[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

function valueIn(side: Shown): unknown {
  return side.kind === 'value' ? side.value : undefined;
}
