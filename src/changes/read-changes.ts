import type { Effect, Gravity } from '../resources/effect.js';
import { gravities, notKnown, worse } from '../resources/effect.js';
import { holdsData, resourceTypeOf } from '../resources/index.js';
import { managedChanges, type PlanDocument, type ResourceChange } from '../terraform/json/plan.js';
import { type AttributeDifference, differencesOf, type Step } from './attributes/attribute-diff.js';
import type { Shown } from './attributes/shown.js';
import type { Change, ChangedAttribute, ChangeKind } from './change.js';
import { withMeanwhile } from './meanwhile/with-meanwhile.js';
import { namesIn, namesOfIds } from './names/names-of-ids.js';
import { deletesOf, wholeEffects } from './whole-effects.js';
import { expectedTexts } from './written/expected-text.js';
import type { StackLocals } from './written/stack-locals.js';
import { type Followed, followedBy, isComputed, writtenIn } from './written/written-attributes.js';

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

/**
 * What a plan does to each managed resource that it changes, in the order of the plan.
 * @param locals those of the stack, through which is found what an attribute follows. Default: they are not known
 */
export function readChanges(plan: PlanDocument, locals?: StackLocals): readonly Change[] {
  const written = writtenIn(plan, locals);
  const changed = managedChanges(plan).filter(
    ({ change }) => !change.actions.every((one) => withoutEffect.includes(one)),
  );
  const names = namesOfIds(plan);
  const expected = expectedTexts(plan, locals);
  const changes = changed.map((one) => {
    const { address } = one;
    return changeOf(one, {
      isGiven: (name) => isComputed(written, address, name),
      follows: (name) => followedBy(written, { address, name }, changed),
      expected: (name, before) => expected(address, name, before),
    });
  });
  return withMeanwhile(changes, { plan, written }).map((change) => ({
    ...change,
    names: namesIn(change, names),
  }));
}

/** What the configuration says of the attributes of one resource. */
interface Configured {
  readonly isGiven: (name: string) => boolean;
  readonly follows: (name: string) => readonly Followed[];
  readonly expected: (name: string, before: Shown) => string | undefined;
}

function changeOf(resource: ResourceChange, configured: Configured): Change {
  const { address, type, change, action_reason: reason } = resource;
  const isWhole = change.before == null || change.after == null;
  const attributes = isWhole ? [] : attributesOf(resource, configured);
  const kind = kindOf(resource, attributes);
  const losesData = goes(resource) && kind !== 'rotate' && holdsData(type);
  const { actions } = change;
  const named = { identity: identityOf(resource), arn: textOf(change.before?.arn) };
  const effects = wholeEffects(resource, { kind, attributes });
  const gravity = gravityOf(resource, { kind, attributes, effects });
  return {
    address,
    resourceType: type,
    actions,
    kind,
    reason,
    gravity,
    attributes,
    effects,
    ...named,
    losesData,
    ...(losesData && deletesOf(resource)?.onlyEmpty === true ? { onlyEmpty: true } : {}),
  };
}

/** What is taken out of the state alone (`removed` with `destroy = false`) is gone for every later run, as if it were deleted. */
function goes({ change: { actions } }: ResourceChange): boolean {
  return actions.includes('delete') || actions.includes('forget');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
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
  { isGiven, follows, expected }: Configured,
): readonly ChangedAttribute[] {
  const isReplaced = change.actions.includes('delete');
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
      const { path, label, before, after } = one;
      const forcesReplacement = forced.some((other) => meets(path, other));
      const isAnswer = isGiven(nameOf(path)) && isReplaced && (after.kind === 'unknown' || isEmptied(one));
      const effect = isAnswer ? computed : effectOf(type, one, isGiven);
      const gravity =
        forcesReplacement && replacementOf(type) !== 'replacement'
          ? replacementOf(type)
          : worse(effect?.gravity ?? 'unknown', forcesReplacement ? 'replacement' : 'none');
      const [name] = path;
      const text = after.kind === 'unknown' && path.length === 1 ? expected(String(name), before) : undefined;
      return {
        ...{ path: pathText(path), label, before, after, forcesReplacement, effect, gravity },
        ...(text === undefined ? {} : { expected: text }),
        follows: follows(String(name)).map(({ address }) => address),
      };
    })
    .sort((one, other) => gravities.indexOf(one.gravity) - gravities.indexOf(other.gravity));
}

/** The effect of an attribute, or of the nearest block around it. */
function effectOf(
  type: string,
  { path, key: block, before, after }: AttributeDifference,
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
      return typeof effect === 'function' ? effect(valueIn(before), valueIn(after), block) : effect;
  }
  // What nobody has written and is known after the apply is AWS's answer to the change, not a part of it.
  return after.kind === 'unknown' && isGiven(name) ? computed : undefined;
}

/** The attribute or the block that a path begins with. */
function nameOf([name]: readonly Step[]): string {
  return typeof name === 'string' ? name : '';
}

/** The provider keeps what was never set as its type's empty value, and a plan of a new resource leaves it out. */
function isEmptied({ before, after }: AttributeDifference): boolean {
  return (
    after.kind === 'absent' && before.kind === 'value' && [false, 0, ''].some((one) => one === before.value)
  );
}

/** What it means that one of a type is made anew. */
function replacementOf(type: string): Gravity {
  const known = resourceTypeOf(type);
  if (known?.rotation === 'replace') return 'rotation';
  return known?.presence?.gravity === 'none' ? 'none' : 'replacement';
}

function gravityOf(
  resource: ResourceChange,
  { kind, attributes, effects }: Required<Pick<Change, 'kind' | 'attributes' | 'effects'>>,
): Gravity {
  const { type } = resource;
  const known = resourceTypeOf(type);
  if (kind === 'rotate') return 'rotation';
  if (goes(resource) && holdsData(type)) return 'data-loss';
  if (kind === 'create') return known?.presence?.gravity === 'access' ? 'access' : 'none';
  if (kind === 'destroy') return (known?.absence ?? known?.presence)?.gravity ?? 'unknown';
  const worst = attributes.reduce<Gravity>((sum, { gravity }) => worse(sum, gravity), 'none');
  if (kind !== 'replace') return worst;
  // What is away meanwhile counts, also where the new one is as the former one was.
  return effects.reduce<Gravity>((sum, one) => worse(sum, one.gravity), worse(replacementOf(type), worst));
}

function kindOf(resource: ResourceChange, attributes: readonly ChangedAttribute[]): ChangeKind {
  const { actions } = resource.change;
  const rotation = resourceTypeOf(resource.type)?.rotation;
  const isReplaced = actions.includes('create') && goes(resource);
  if (rotation === 'replace' && isReplaced) return 'rotate';
  if (Array.isArray(rotation) && actions.includes('update') && attributes.length > 0) {
    const own = attributes.filter(({ effect }) => effect !== computed);
    if (own.length > 0 && own.every(({ path }) => rotation.includes(path))) return 'rotate';
  }
  if (isReplaced) return 'replace';
  if (actions.includes('create')) return 'create';
  return goes(resource) ? 'destroy' : 'update';
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
  if (side.kind === 'value') return side.value;
  return side.kind === 'absent' ? undefined : notKnown;
}
