import { elementIds } from '../../constructs/database/element-ids.js';
import { passwordRefusal } from '../../constructs/database/password-refusal.js';
import { isJson, type Json, jsonIn, jsonList } from '../../model/json.js';

const type = 'aws_db_instance';

/**
 * A stack whose secret may hold anything, for what sends no password: a bad value must not keep an environment from being destroyed, or from a
 * change of something else. The same object where there is no such condition; conditions of other people stay.
 */
export function withoutPasswordCheck(stack: Json): Json {
  const instances = jsonIn(jsonIn(stack.resource)[type]);
  const instance = instances[elementIds.instance];
  if (!isJson(instance) || !isJson(instance.lifecycle)) return stack;
  const { lifecycle, ...rest } = instance;
  const { precondition, ...others } = lifecycle;
  const conditions = jsonList(precondition);
  const kept = conditions.filter(({ error_message }) => error_message !== passwordRefusal);
  if (kept.length === conditions.length) return stack;
  const left = kept.length === 0 ? others : { ...others, precondition: kept };
  const without = Object.keys(left).length === 0 ? rest : { ...rest, lifecycle: left };
  const resource = { ...jsonIn(stack.resource), [type]: { ...instances, [elementIds.instance]: without } };
  return { ...stack, resource };
}

/** The same for its text, which stays as it is where there is nothing to take away. */
export function textWithoutPasswordCheck(text: string): string {
  const stack: Json = JSON.parse(text);
  const without = withoutPasswordCheck(stack);
  return without === stack ? text : JSON.stringify(without, null, 2);
}
