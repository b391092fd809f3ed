const templateStart = /([$%])\{/g;
const tokenStart = /(\{TfToken)(?=\[)/g;
/** A directive that yields nothing, without a quote in it: the text may still be encoded as JSON inside a string. */
const nothing = '%{if false}%{endif}';

/**
 * Text as Terraform has to see it so that it arrives unchanged: `${` and `%{` would start a template.
 * `$${` is Terraform's own escape; text that looks like a token of cdktn (`${TfToken[…]}`) is taken apart as well, because cdktn finds tokens even behind an escape.
 * Source: https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function literal(text: string): string {
  return text.replace(templateStart, '$1$1{').replace(tokenStart, `$1${nothing}`);
}

/**
 * A copy of settings in which every string, keys of maps included, is escaped by `literal`.
 * This is the one boundary between what a person writes (data) and what blocks pass to each other (expressions): a block takes its settings
 * through `withLiterals`, and calls it on nothing else.
 */
export function literals<T>(settings: T): T;
export function literals(settings: unknown): unknown {
  if (typeof settings === 'string') return literal(settings);
  if (Array.isArray(settings)) return settings.map((item) => literals(item));
  if (settings === null || typeof settings !== 'object') return settings;
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [literal(key), literals(value)]));
}

/**
 * The props of a block with what a person wrote escaped. A block puts them in the place of those that it was given, before anything else, so
 * that nothing in it can reach the text as it was.
 * @param keys the props that a person wrote; the others are wiring, which may hold expressions
 */
export function withLiterals<Props extends object>(props: Props, ...keys: readonly (keyof Props)[]): Props {
  const escaped = { ...props };
  for (const key of keys) escaped[key] = literals(props[key]);
  return escaped;
}
