import { isJson, type Json, memberOf } from '../json.js';

/** What the stack says of one resource of the root module, instances together. */
export function bodyAt(stack: Json, address: string): Json | undefined {
  const [type = '', name = ''] = address.replace(/\[.*$/, '').split('.');
  const body = memberOf(memberOf(memberOf(stack, 'resource'), type), name);
  return isJson(body) ? body : undefined;
}

/** Whether `ignore_changes` of a resource covers an attribute. */
export function isIgnored(body: Json | undefined, path: string): boolean {
  const ignored = memberOf(memberOf(body, 'lifecycle'), 'ignore_changes');
  if (ignored === 'all') return true;
  const plain = plainPath(path);
  return (
    Array.isArray(ignored) &&
    ignored.some((one) => plain === plainPath(String(one)) || plain.startsWith(`${plainPath(String(one))}.`))
  );
}

/** The value that stands in the stack, where it is plain: no expression, and no block among several. */
export function literalAt(body: Json | undefined, path: string): string | number | boolean | undefined {
  let value: unknown = body;
  for (const step of path.match(/[^.[\]]+/g) ?? []) {
    if (Array.isArray(value)) {
      if (/^\d+$/.test(step)) {
        value = value[Number(step)];
        continue;
      }
      if (value.length !== 1) return undefined;
      value = value[0];
    }
    // Terraform JSON may write a single block without its list.
    if (/^\d+$/.test(step) && isJson(value)) continue;
    value = memberOf(value, step);
  }
  if (typeof value === 'string') return value.includes('${') ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function plainPath(path: string): string {
  return path.replaceAll(/\[[^\]]*\]/g, '');
}
