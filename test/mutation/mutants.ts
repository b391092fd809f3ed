import type { Json, JsonValue } from '../fixtures/review/corrected.js';

/** A stack in which one scalar is weaker than it was, or gone. */
export interface Mutant {
  readonly address: string;
  /** Path of the scalar, `health_check.interval`; inside a policy `policy#Statement[0].Action`. */
  readonly attribute: string;
  /** What was done to it: `removed`, `true -> false`. */
  readonly mutation: string;
  readonly stack: Json;
}

interface Place {
  readonly address: string;
  readonly path: readonly (string | number)[];
  readonly value: string | number | boolean;
}

/** Attributes that say what something is called. */
const names = new Set([
  'name',
  'name_prefix',
  'identifier',
  'bucket',
  'db_name',
  'username',
  'Sid',
  'Version',
]);

/** Blocks that are about Terraform or hold tags. */
const skipped = new Set(['//', 'tags', 'tags_all', 'depends_on', 'provider']);

/** Every mutant of the resources of a stack: each scalar except names, references and tags, weakened in each way and removed. */
export function* mutantsOf(stack: Json): Generator<Mutant> {
  for (const place of placesOf(stack))
    for (const { mutation, change } of mutationsOf(place)) {
      const mutated = structuredClone(stack);
      change(mutated);
      yield { address: place.address, attribute: pathText(place.path), mutation, stack: mutated };
    }
}

function* placesOf(stack: Json): Generator<Place> {
  for (const [type, named] of Object.entries(objectOf(stack.resource)))
    for (const [name, body] of Object.entries(objectOf(named)))
      for (const { path, value } of scalarsIn(body, [])) yield { address: `${type}.${name}`, path, value };
}

function* scalarsIn(
  value: JsonValue | undefined,
  path: readonly (string | number)[],
): Generator<Pick<Place, 'path' | 'value'>> {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* scalarsIn(item, [...path, index]);
  } else if (typeof value === 'object') {
    const isTag = path[0] === 'tag';
    for (const [key, item] of Object.entries(value)) {
      if (skipped.has(key) || (!isNamedByAws(path) && names.has(key))) continue;
      if (isTag && key !== 'propagate_at_launch') continue;
      yield* scalarsIn(item, [...path, key]);
    }
  } else if (!isReference(value)) {
    yield { path, value };
  }
}

/** The name of a parameter of PostgreSQL and of a rule group of AWS is what the block sets, no name of ours. */
function isNamedByAws(path: readonly (string | number)[]): boolean {
  return path[0] === 'parameter' || path.includes('managed_rule_group_statement');
}

/** A value that points at another element; JSON with references in it is a policy, and its scalars are looked at one by one. */
function isReference(value: string | number | boolean): boolean {
  return typeof value === 'string' && value.includes('${') && !value.startsWith('{');
}

interface Mutation {
  readonly mutation: string;
  readonly change: (stack: Json) => void;
}

function mutationsOf(place: Place): readonly Mutation[] {
  const { value } = place;
  if (typeof value === 'string' && value.startsWith('{')) return policyMutations(place, value);
  return [
    { mutation: 'removed', change: (stack) => put(bodyOf(stack, place.address), place.path, undefined) },
    ...weaker(value).map((weak) => ({
      mutation: `${JSON.stringify(value)} -> ${JSON.stringify(weak)}`,
      change: (stack: Json) => put(bodyOf(stack, place.address), place.path, weak),
    })),
  ];
}

const opposites: Readonly<Record<string, string>> = {
  true: 'false',
  false: 'true',
  required: 'optional',
  enabled: 'disabled',
  Enabled: 'Suspended',
  ELB: 'EC2',
  HTTPS: 'HTTP',
  HTTP: 'TCP',
  tcp: '-1',
  '443': '80',
  '0.0.0.0/0': '::/0',
  instance: 'ip',
  forward: 'fixed-response',
  redirect: 'fixed-response',
  AES256: 'none',
  BucketOwnerEnforced: 'ObjectWriter',
  'Mon:04:00-Mon:05:00': 'Mon:03:30-Mon:04:30',
  '03:00-04:00': '04:00-04:30',
  defensive: 'monitor',
};

/** Weaker values than one: the opposite, nothing, one more, far more, something else. */
function weaker(value: string | number | boolean): readonly (string | number | boolean)[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number')
    return [...new Set([0, value + 1, value * 100])].filter((one) => one !== value);
  const opposite = opposites[value];
  const others = /^\d+$/.test(value) ? ['0', String(Number(value) * 100)] : ['weaker'];
  const all = [...(opposite === undefined ? [] : [opposite]), ...others];
  return [...new Set(all)].filter((one) => one !== value);
}

function policyMutations({ address, path }: Place, text: string): readonly Mutation[] {
  const document: JsonValue = JSON.parse(text);
  const field = pathText(path);
  return [...scalarsIn(document, [])].flatMap((inner) => {
    const change = (to: JsonValue | undefined) => (stack: Json) => {
      const changed = structuredClone(document);
      put(changed, inner.path, to);
      put(bodyOf(stack, address), path, JSON.stringify(changed));
    };
    const where = `${field}#${pathText(inner.path)}`;
    const options: readonly (readonly [string, JsonValue | undefined])[] = [
      ['removed', undefined],
      ['*', '*'],
      ...(inner.value === 'Deny' ? ([['Allow', 'Allow']] as const) : []),
      ...(inner.value === 'false' ? ([['true', 'true']] as const) : []),
    ];
    return options
      .filter(([, to]) => to !== inner.value)
      .map(([name, to]) => ({ mutation: `${where} ${name}`, change: change(to) }));
  });
}

function bodyOf(stack: Json, address: string): JsonValue {
  const [type = '', name = ''] = address.split('.');
  return objectOf(objectOf(stack.resource)[type])[name] ?? {};
}

/** Writes a value at a path, or takes it away: of a list as an item, of an object as a key. */
function put(root: JsonValue, path: readonly (string | number)[], value: JsonValue | undefined): void {
  const parent = path.slice(0, -1).reduce<JsonValue | undefined>((node, key) => at(node, key), root);
  const last = path.at(-1) ?? '';
  if (Array.isArray(parent) && typeof last === 'number') {
    if (value === undefined) parent.splice(last, 1);
    else parent[last] = value;
  } else if (isObject(parent)) {
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
}

function at(node: JsonValue | undefined, key: string | number): JsonValue | undefined {
  if (Array.isArray(node)) return typeof key === 'number' ? node[key] : undefined;
  return isObject(node) ? node[key] : undefined;
}

function pathText(path: readonly (string | number)[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`))
    .join('');
}

function objectOf(value: JsonValue | undefined): Json {
  return isObject(value) ? value : {};
}

function isObject(value: JsonValue | undefined): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
