import { isJson, type Json, jsonIn, jsonList } from '../json.js';
import { resourcesIn } from './plan-resources.js';

/**
 * What keeps a document from being a plan that Terraform or OpenTofu has printed, in words that follow the name of the file: the first place
 * that is not as they write it. What is not understood must not look like nothing to find.
 * https://developer.hashicorp.com/terraform/internals/json-format: a reader refuses other major versions of the format, and takes every minor one.
 */
export function planFault(plan: Json): string | undefined {
  return (
    formatFault(plan.format_version) ??
    membersFault(plan) ??
    listFault(plan.resource_changes, 'resource_changes', changeFault) ??
    modulesFault(jsonIn(plan.planned_values).root_module, 'planned_values.root_module') ??
    modulesFault(jsonIn(jsonIn(plan.prior_state).values).root_module, 'prior_state.values.root_module') ??
    addressesFault(plan)
  );
}

/** Whether a plan names no resource at all: none that comes, stays or goes. */
export function namesNothing(plan: Json): boolean {
  const roots = [jsonIn(plan.planned_values), jsonIn(jsonIn(plan.prior_state).values)];
  const isEmpty = roots.every(({ root_module: root }) => resourcesIn(root).next().done === true);
  return isEmpty && jsonList(plan.resource_changes).length === 0;
}

type Fault = (source: unknown, path: string) => string | undefined;

function formatFault(version: unknown): string | undefined {
  if (version === undefined) return 'it has no `format_version`';
  if (typeof version !== 'string' || !/^\d+\.\d+$/.test(version))
    return '`format_version` is no version such as "1.2"';
  return version.startsWith('1.') ? undefined : `its \`format_version\` is ${version}, and only 1.x is known`;
}

/** Those that hold what is reviewed are objects, on the way down too. */
function membersFault(plan: Json): string | undefined {
  if (plan.planned_values === undefined && plan.resource_changes === undefined)
    return 'it has neither `planned_values` nor `resource_changes`';
  if (plan.errored !== undefined && typeof plan.errored !== 'boolean') return '`errored` is no boolean';
  const paths = [
    ['planned_values', 'root_module'],
    ['prior_state', 'values', 'root_module'],
    ['configuration', 'root_module'],
  ];
  return first(paths, (path) => pathFault(plan, path));
}

function pathFault(plan: Json, path: readonly string[]): string | undefined {
  let at: unknown = plan;
  for (const [depth, name] of path.entries()) {
    at = jsonIn(at)[name];
    if (at === undefined) return undefined;
    if (!isJson(at)) return `\`${path.slice(0, depth + 1).join('.')}\` is no object`;
  }
  return undefined;
}

function listFault(source: unknown, path: string, ofItem: Fault): string | undefined {
  if (source === undefined) return undefined;
  if (!Array.isArray(source)) return `\`${path}\` is no list`;
  return first([...source.entries()], ([index, item]) => ofItem(item, `${path}.${index}`));
}

function changeFault(source: unknown, path: string): string | undefined {
  const fault = resourceFault(source, path);
  if (fault !== undefined || !isJson(source)) return fault;
  const { change } = source;
  if (!isJson(change)) return `\`${path}.change\` is no object`;
  const { actions, after, before, after_unknown: unknown } = change;
  const isActions = Array.isArray(actions) && actions.length > 0 && actions.every(isName);
  if (!isActions) return `\`${path}.change.actions\` is no list of actions`;
  if (!isObjectOrNothing(after)) return `\`${path}.change.after\` is no object`;
  if (!isObjectOrNothing(before)) return `\`${path}.change.before\` is no object`;
  if (!isObjectOrNothing(unknown) && typeof unknown !== 'boolean')
    return `\`${path}.change.after_unknown\` is no object`;
  return undefined;
}

function resourceFault(source: unknown, path: string): string | undefined {
  if (!isJson(source)) return `\`${path}\` is no object`;
  const wrong = ['address', 'type', 'name'].find((name) => !isName(source[name]));
  if (wrong !== undefined) return `\`${path}.${wrong}\` is no name`;
  if (source.mode !== undefined && !isName(source.mode)) return `\`${path}.mode\` is no name`;
  if (!isObjectOrNothing(source.values)) return `\`${path}.values\` is no object`;
  return undefined;
}

/** The resources of a module and of those in it, however deep they lie. */
function modulesFault(root: unknown, rootPath: string): string | undefined {
  const waiting = [{ module: root, path: rootPath }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { module, path } = next;
    if (module === undefined) continue;
    if (!isJson(module)) return `\`${path}\` is no object`;
    const { child_modules: children } = module;
    const fault =
      listFault(module.resources, `${path}.resources`, resourceFault) ??
      listFault(children, `${path}.child_modules`, () => undefined);
    if (fault !== undefined) return fault;
    if (Array.isArray(children))
      for (const [index, child] of children.entries())
        waiting.push({ module: child ?? null, path: `${path}.child_modules.${index}` });
  }
  return undefined;
}

/** Terraform lists each resource that it plans under `resource_changes`, once, also one without a change: there stands what is unknown. */
function addressesFault(plan: Json): string | undefined {
  const changes: readonly unknown[] = Array.isArray(plan.resource_changes) ? plan.resource_changes : [];
  const known = new Set<unknown>();
  for (const { address, deposed } of changes.map(jsonIn)) {
    if (deposed !== undefined) continue;
    if (known.has(address)) return `\`resource_changes\` names ${String(address)} twice`;
    known.add(address);
  }
  for (const { source } of resourcesIn(jsonIn(plan.planned_values).root_module))
    if (!known.has(source.address))
      return `\`resource_changes\` does not name ${String(source.address)}, which is planned`;
  return undefined;
}

function isName(source: unknown): boolean {
  return typeof source === 'string' && source !== '';
}

function isObjectOrNothing(source: unknown): boolean {
  return source === undefined || source === null || isJson(source);
}

function first<Item>(
  items: readonly Item[],
  faultOf: (item: Item) => string | undefined,
): string | undefined {
  for (const item of items) {
    const fault = faultOf(item);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
