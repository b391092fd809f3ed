import { type Json, jsonIn, jsonList } from '../json.js';
import { indexText } from './module-address.js';

/** One resource instance or data source of a plan, as it is after apply. */
export interface PlannedResource {
  /** `module.web["a"].aws_lb.alb[0]` */
  readonly address: string;
  readonly module: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  /** `["a"]`, `[0]`, or empty. */
  readonly index: string;
  readonly values: unknown;
  readonly unknown: unknown;
  /** Whether it is in the state already: what it has then is what somebody wrote, and what AWS gave it. */
  readonly lives: boolean;
  /** Its values in the state; undefined where it is not there. */
  readonly before: unknown;
}

/**
 * The resources that are there after apply, by address. What the plan only destroys or forgets is not among them.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function plannedResources(plan: Json): ReadonlyMap<string, PlannedResource> {
  const changes = jsonList(plan.resource_changes).filter((one) => one.deposed === undefined);
  const unknowns = new Map(changes.map((one) => [one.address, jsonIn(one.change).after_unknown]));
  const befores = new Map(changes.map((one) => [one.address, jsonIn(one.change).before]));
  const living = new Set(changes.filter(isInState).map((one) => one.address));
  const found = new Map<string, PlannedResource>();
  const add = (source: Json, module: string, values: unknown) => {
    const { address, mode, type, name, index } = source;
    if (typeof address !== 'string' || typeof type !== 'string' || typeof name !== 'string') return;
    if (found.has(address)) return;
    found.set(address, {
      address,
      module,
      mode: mode === 'data' || mode === 'ephemeral' ? mode : 'managed',
      type,
      name,
      index: indexText(index),
      values,
      unknown: unknowns.get(address),
      lives: mode !== 'data' && living.has(address),
      before: befores.get(address),
    });
  };
  for (const { source, module } of resourcesIn(jsonIn(plan.planned_values).root_module))
    add(source, module, source.values);
  for (const change of changes)
    if (staysOrComes(change)) add(change, textOf(change.module_address), jsonIn(change.change).after);
  const before = jsonIn(jsonIn(plan.prior_state).values).root_module;
  for (const { source, module } of resourcesIn(before))
    if (source.mode === 'data') add(source, module, source.values);
  return found;
}

function isInState({ change }: Json): boolean {
  const { before } = jsonIn(change);
  return before !== undefined && before !== null;
}

function staysOrComes({ change }: Json): boolean {
  const actions = jsonIn(change).actions;
  return (
    Array.isArray(actions) && actions.some((one) => one !== 'delete' && one !== 'forget' && one !== 'close')
  );
}

/** The resources of a module and of those in it, however deep they lie. */
export function* resourcesIn(root: unknown): Generator<{ readonly source: Json; readonly module: string }> {
  const waiting = [jsonIn(root)];
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    const address = textOf(module.address);
    for (const source of jsonList(module.resources)) yield { source, module: address };
    for (const child of jsonList(module.child_modules)) waiting.push(child);
  }
}

function textOf(source: unknown): string {
  return typeof source === 'string' ? source : '';
}
