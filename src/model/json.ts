/** An object of JSON, of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(source: unknown): source is Json {
  return typeof source === 'object' && source !== null && !Array.isArray(source);
}

/** The object that stands there, or an empty one. */
export function jsonIn(source: unknown): Json {
  return isJson(source) ? source : {};
}

/** The own member of an object: a member that is named `constructor` or `__proto__` is like any other. */
export function memberOf(source: unknown, name: string): unknown {
  return isJson(source) && Object.hasOwn(source, name) ? source[name] : undefined;
}

/** The objects of a list, or none. */
export function jsonList(source: unknown): readonly Json[] {
  return Array.isArray(source) ? source.filter(isJson) : [];
}

/** The texts of a list, or none. */
export function textList(source: unknown): readonly string[] {
  return Array.isArray(source) ? source.filter((item) => typeof item === 'string') : [];
}

/** Values nested deeper than anything that people or Terraform write: they are not followed, so that no file can exhaust the call stack. */
export const deepest = 100;
