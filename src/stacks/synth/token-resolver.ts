import { DefaultTokenResolver, StringConcat, type TerraformStack, Tokenization } from 'cdktn';

/** Every form in which cdktn hides a token in a text carries its name. */
const tokenMark = 'TfToken[';

/**
 * Resolves the tokens in the JSON of elements of a stack, as cdktn does. Plain values, which is nearly all of it, are copied: cdktn would try
 * each of them for every form of token, which is most of the time of a synthesis.
 */
export function tokenResolver(scope: TerraformStack): (source: unknown) => unknown {
  const options = { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false };
  // The same few references stand in many places.
  const texts = new Map<string, unknown>();
  const textOf = (text: string): unknown => {
    if (!texts.has(text)) texts.set(text, Tokenization.resolve(text, options));
    return texts.get(text);
  };
  const visit = (value: unknown): unknown => {
    if (isPlain(value)) return value;
    if (typeof value === 'string') return textOf(value);
    if (isPlainList(value)) return value.map(visit).filter((item) => item !== undefined);
    if (!isPlainBlock(value)) return Tokenization.resolve(value, options);
    const block: Record<string, unknown> = {};
    for (const name of Object.keys(value)) {
      const member = visit(value[name]);
      if (member !== undefined) block[name] = member;
    }
    return block;
  };
  return visit;
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return !mayHoldToken(value);
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0;
  return typeof value === 'boolean' || value === null || value === undefined;
}

/** A number may hide among the digits of a text: `-1.8881545897087736e+289`. */
function mayHoldToken(text: string): boolean {
  return text.includes(tokenMark) || text.includes('e+');
}

/** A list whose items stand for themselves: cdktn also hides a token that is a list in a list of one item. */
function isPlainList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object' || isPlain(item));
}

function isPlainBlock(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const made: unknown = Object.getPrototypeOf(value);
  return (
    made === Object.prototype &&
    typeof Reflect.get(value, 'resolve') !== 'function' &&
    !Object.keys(value).some(mayHoldToken)
  );
}
