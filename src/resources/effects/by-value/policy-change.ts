import { isDeepStrictEqual } from 'node:util';
import { isJson, type Json } from '../../../model/json.js';
import type { Effect } from '../../effect.js';

/** Longer lists of actions say no more to a reader. */
const mostNamed = 4;

/** The members of a statement that make it wider the more they hold. */
const lists = ['Action', 'Resource', 'Principal', 'NotAction', 'NotResource', 'NotPrincipal'];

/** The effect of a policy: whether it allows more or less, where the documents tell it without doubt, and else that it changes. */
export function byPolicy(effect: Effect): (before: unknown, after: unknown) => Effect {
  return (before, after) => {
    const [from, to] = [statementsIn(before), statementsIn(after)];
    const said = from === undefined || to === undefined ? undefined : moveOf(from, to);
    return said === undefined ? effect : { ...effect, does: `${effect.does}: ${said}` };
  };
}

function moveOf(from: readonly Json[], to: readonly Json[]): string | undefined {
  const go = from.filter((one) => !to.some((other) => isDeepStrictEqual(one, other)));
  const come = to.filter((one) => !from.some((other) => isDeepStrictEqual(one, other)));
  const [gone, new_] = [go[0], come[0]];
  if (gone === undefined && new_ === undefined) return 'it says the same as before in other words';
  if (come.every(allows) && go.every(denies)) return said('allows more', come, go);
  if (come.every(denies) && go.every(allows)) return said('allows less', go, come);
  if (go.length > 1 || come.length > 1 || gone === undefined || new_ === undefined) return undefined;
  return pairMove(gone, new_);
}

/** Two statements that differ in one list alone. */
function pairMove(gone: Json, come: Json): string | undefined {
  const names = [...new Set([...Object.keys(gone), ...Object.keys(come)])];
  const differ = names.filter((name) => !isDeepStrictEqual(gone[name], come[name]));
  const [name = ''] = differ;
  if (differ.length !== 1 || !lists.includes(name)) return undefined;
  const [from, to] = [itemsOf(gone[name]), itemsOf(come[name])];
  const added = to.filter((one) => !from.includes(one));
  const removed = from.filter((one) => !to.includes(one));
  const isWider = removed.length === 0 || to.includes('*');
  const isNarrower = added.length === 0 || from.includes('*');
  if (isWider === isNarrower) return undefined;
  // What is left out of a list, and what is denied, turns the direction round.
  const turns = [name.startsWith('Not'), denies(gone)].filter(Boolean).length;
  const word = isWider === (turns % 2 === 0) ? 'allows more' : 'allows less';
  return `${word}: ${named(isWider ? added : removed)}`;
}

function said(word: string, one: readonly Json[], other: readonly Json[]): string {
  const actions = [...one, ...other].flatMap((statement) => itemsOf(statement.Action ?? statement.NotAction));
  return actions.length === 0 ? word : `${word}: ${named([...new Set(actions)])}`;
}

const allows = ({ Effect: effect }: Json): boolean => effect === 'Allow';
const denies = ({ Effect: effect }: Json): boolean => effect === 'Deny';

function named(items: readonly string[]): string {
  const more = items.length - mostNamed;
  return [...items.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** One item or several; of principals with their kind, `AWS arn:…`. */
function itemsOf(value: unknown): readonly string[] {
  if (isJson(value))
    return Object.entries(value).flatMap(([kind, ids]) =>
      itemsOf(ids).map((id) => (kind === 'AWS' && id === '*' ? '*' : `${kind} ${id}`)),
    );
  return (Array.isArray(value) ? value : [value]).flatMap((one) => (typeof one === 'string' ? [one] : []));
}

/** The statements of a document, without their names and with their lists in order; none where there is no document. */
function statementsIn(value: unknown): readonly Json[] | undefined {
  if (value === undefined || value === '') return [];
  if (typeof value !== 'string') return undefined;
  try {
    const document: unknown = JSON.parse(value);
    if (!isJson(document)) return undefined;
    const { Statement: all } = document;
    const statements = Array.isArray(all) ? all : [all];
    return statements.every(isJson) ? statements.map(ordered) : undefined;
  } catch {
    return undefined;
  }
}

function ordered({ Sid: _name, ...statement }: Json): Json {
  return Object.fromEntries(
    Object.entries(statement).map(([name, value]) => [
      name,
      lists.includes(name) && !isJson(value) ? [...itemsOf(value)].sort() : value,
    ]),
  );
}
