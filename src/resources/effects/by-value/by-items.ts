import { type Effect, notKnown } from '../../effect.js';

/** Longer lists say no more to a reader. */
const mostNamed = 4;

/** The effect of a list of names: which come and which go, as `adds`, `removes` say it with `#` for the names. */
export function byItems(
  effect: Effect,
  { adds, removes }: { readonly adds: string; readonly removes: string },
): (before: unknown, after: unknown) => Effect {
  return (before, after) => {
    const [from, to] = [textsIn(before), textsIn(after)];
    if (from === undefined || to === undefined) return effect;
    const come = to.filter((one) => !from.includes(one));
    const go = from.filter((one) => !to.includes(one));
    const said = [
      ...(come.length > 0 ? [adds.replace('#', () => named(come))] : []),
      ...(go.length > 0 ? [removes.replace('#', () => named(go))] : []),
    ];
    return said.length === 0 ? effect : { ...effect, does: `${effect.does}: ${said.join(', ')}` };
  };
}

function named(items: readonly string[]): string {
  const more = items.length - mostNamed;
  return [...items.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function textsIn(value: unknown): readonly string[] | undefined {
  if (value === notKnown) return undefined;
  if (value === undefined) return [];
  const isTexts = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return isTexts ? value : undefined;
}
