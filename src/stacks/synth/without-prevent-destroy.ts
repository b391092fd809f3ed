import { isJson, type Json, jsonIn } from '../../model/json.js';

/** What `MultiEnvStack` keeps from a deletion, by type and by the end of its path in the tree of the stack. */
const kept = [
  ['aws_db_instance', '/database/postgres'],
  ['aws_s3_bucket', '/storage/bucket'],
] as const;

/**
 * A stack that Terraform may destroy: `multienv destroy` has refusals of its own, by what is deployed, and asks. The same object where there is
 * nothing to take away; what other people have put under `prevent_destroy` stays so.
 */
function withoutPreventDestroy(stack: Json): Json {
  const all = jsonIn(stack.resource);
  const spared = kept.flatMap(([type, path]) => {
    const elements = Object.entries(jsonIn(all[type]));
    const ours = elements.filter(([, element]) => isOurs(element, path) && isKept(element));
    if (ours.length === 0) return [];
    return [[type, Object.fromEntries(elements.map(([id, one]) => [id, spare(one, path)]))] as const];
  });
  return spared.length === 0 ? stack : { ...stack, resource: { ...all, ...Object.fromEntries(spared) } };
}

function isOurs(element: unknown, path: string): element is Json {
  return isJson(element) && String(jsonIn(jsonIn(element['//']).metadata).path).endsWith(path);
}

function isKept(element: Json): element is Json & { readonly lifecycle: Json } {
  return isJson(element.lifecycle) && element.lifecycle.prevent_destroy === true;
}

function spare(element: unknown, path: string): unknown {
  if (!isOurs(element, path) || !isKept(element)) return element;
  const { lifecycle, ...rest } = element;
  const { prevent_destroy: _gone, ...others } = lifecycle;
  return Object.keys(others).length === 0 ? rest : { ...rest, lifecycle: others };
}

/** The same for its text, which stays as it is where there is nothing to take away. */
export function textWithoutPreventDestroy(text: string): string {
  const stack: Json = JSON.parse(text);
  const without = withoutPreventDestroy(stack);
  return without === stack ? text : JSON.stringify(without, null, 2);
}
