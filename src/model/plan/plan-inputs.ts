import { isJson, type Json, jsonIn, memberOf, textList } from '../json.js';
import type { PlanModule } from './plan-modules.js';

/** Modules in modules: deeper than anybody writes. */
const deepestCall = 50;

/**
 * True when an expression is made of variables alone, and each of them is null or empty. A plan calls what it gives unknown where the provider
 * fills it in: nobody wrote anything there.
 * @param names what the configuration says that the expression refers to
 * @param variables of the plan: the values of the root
 */
export function hasEmptyInputs(
  names: readonly string[],
  { module, variables }: { readonly module: PlanModule; readonly variables: Json },
  depth = 0,
): boolean {
  if (names.length === 0 || depth >= deepestCall) return false;
  return names.every((name) => {
    const [kind, variable = '', ...rest] = name.split(/[.[]/);
    if (kind !== 'var' || rest.length > 0) return false;
    if (module.parent === undefined) return isEmpty(memberOf(memberOf(variables, variable), 'value'));
    const given = memberOf(module.call.expressions, variable);
    if (given === undefined) return isEmpty(memberOf(declared(module, variable), 'default'));
    const inner = textList(jsonIn(given).references);
    if (inner.length === 0) return isEmpty(jsonIn(given).constant_value);
    return hasEmptyInputs(inner, { module: module.parent, variables }, depth + 1);
  });
}

function declared({ configuration }: PlanModule, name: string): unknown {
  return memberOf(configuration.variables, name);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isJson(value) && Object.keys(value).length === 0;
}
