/** The start of a cdktn token: a string of the file that looks like one must not be taken for one. */
const tokenStart = /\$\{(?=TfToken\[)/g;
const templateStart = /([$%])\{/g;

/**
 * Text as Terraform has to see it so that it arrives unchanged: `${` and `%{` would start a template.
 * `$${` is Terraform's own escape; text that looks like a token of cdktn is taken apart, because cdktn would find the token even behind an escape.
 * Source: https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function literal(text: string): string {
  return text
    .split(tokenStart)
    .map((part) => part.replace(templateStart, '$1$1{'))
    .join('${"$"}{');
}

/**
 * A copy of settings in which every string, keys of maps included, is escaped by `literal`.
 * This is the one boundary between what a person writes (data) and what blocks pass to each other (expressions):
 * a block calls it on its settings, and on nothing else.
 */
export function literals<T>(settings: T): T;
export function literals(settings: unknown): unknown {
  if (typeof settings === 'string') return literal(settings);
  if (Array.isArray(settings)) return settings.map((item) => literals(item));
  if (settings === null || typeof settings !== 'object') return settings;
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [literal(key), literals(value)]));
}
