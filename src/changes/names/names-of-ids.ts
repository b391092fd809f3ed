import { isJson, type Json, jsonIn, memberOf } from '../../model/json.js';
import { resourcesIn } from '../../model/plan/plan-resources.js';
import type { PlanDocument } from '../../terraform/json/plan.js';
import type { Shown } from '../attributes/shown.js';

/** What AWS gives to groups, subnets, networks, templates: letters, and 8 or 17 digits of base 16. */
const wholeId = /^[a-z]+-(?:[0-9a-f]{17}|[0-9a-f]{8})$/;
const ids = /\b[a-z]+-(?:[0-9a-f]{17}|[0-9a-f]{8})\b/g;

/** Names by which people know what has an id alone: `sg-0123456789abcdef0` → `app-sg-dev-001`. */
export type NamesOfIds = Readonly<Record<string, string>>;

/** The names that a plan knows of what lives: the name, or else the tag `Name`. One that somebody has marked as sensitive is none. */
export function namesOfIds(plan: Pick<PlanDocument, 'prior_state' | 'resource_changes'>): NamesOfIds {
  // What is read alone, such as subnets, is in the state; what is managed is among the changes too, whether it changes or not.
  const read = [...resourcesIn(jsonIn(plan.prior_state?.values).root_module)].map(
    ({ source: { values, sensitive_values: sensitive } }) => ({ values, sensitive }),
  );
  const managed = plan.resource_changes.map(
    ({ change: { before: values, before_sensitive: sensitive } }) => ({
      values,
      sensitive,
    }),
  );
  const found = [...read, ...managed].flatMap(({ values, sensitive }) => {
    const { id } = jsonIn(values);
    const name = isJson(values) ? nameOf(values, sensitive) : undefined;
    return typeof id === 'string' && wholeId.test(id) && name !== undefined ? [[id, name] as const] : [];
  });
  return Object.fromEntries(found);
}

function nameOf(values: Json, sensitive: unknown): string | undefined {
  if (sensitive === true) return undefined;
  const places = [['name'], ['tags', 'Name'], ['tags_all', 'Name']];
  const named = places
    .filter((path) => !isMarked(sensitive, path))
    .map((path) => path.reduce<unknown>(memberOf, values));
  return named.find((one): one is string => typeof one === 'string' && one !== '');
}

function isMarked(sensitive: unknown, [first = '', ...rest]: readonly string[]): boolean {
  const mark = memberOf(sensitive, first);
  return mark === true || (rest.length > 0 && isMarked(mark, rest));
}

/** What a change says. */
interface Speaking {
  readonly attributes: readonly { readonly before: Shown; readonly after: Shown }[];
  readonly effects?: readonly { readonly does: string }[] | undefined;
}

/** Those that a change speaks of. */
export function namesIn({ attributes, effects = [] }: Speaking, all: NamesOfIds): NamesOfIds {
  const values = attributes.flatMap(({ before, after }) =>
    [before, after].flatMap((side) => (side.kind === 'value' ? [side.value] : [])),
  );
  const text = JSON.stringify([values, effects.map(({ does }) => does)]);
  return Object.fromEntries(
    [...new Set(text.match(ids) ?? [])].flatMap((id) => {
      const name = Object.hasOwn(all, id) ? all[id] : undefined;
      return name === undefined ? [] : [[id, name]];
    }),
  );
}

/** A text with the names behind their ids: `sg-0123456789abcdef0 (app-sg-dev-001)`. */
export function withNames(text: string, names: NamesOfIds = {}): string {
  return text.replace(ids, (id) => (Object.hasOwn(names, id) ? `${id} (${names[id]})` : id));
}
