import { Element } from '../element.js';
import type { Model } from '../model.js';
import { modelOf } from '../model-of.js';
import { isUnknown, type Value } from '../value.js';

/**
 * A plan together with the stack that it was made from. What the plan leaves unknown without saying where it leads (a value that comes
 * through `locals`, `lifecycle`, what an ephemeral resource reads) is taken from the stack, and so are backend and locals; all else is the plan's.
 */
export function completeFromStack(plan: Model, stack: Model): Model {
  const elements = plan.elements.map((element) => {
    const written = stack.byAddress(element.address);
    return written === undefined ? element : completed(element, written, plan);
  });
  const beside = stack.elements.filter(({ type }) => type.startsWith('backend.') || type === 'local');
  return modelOf([...elements, ...beside], 'plan');
}

function completed(element: Element, written: Element, plan: Model): Element {
  const isEphemeral = element.type.startsWith('ephemeral.');
  const isOpen = (name: string, value: Value | undefined) =>
    value === undefined ? isEphemeral : isUnknown(value) && plan.follow(element, name).unresolved;
  const names = new Set([...Object.keys(element.values), ...Object.keys(written.values)]);
  const open = new Set([...names].filter((name) => isOpen(name, own(element, name))));
  if (open.size === 0) return element;
  const values = [...names].flatMap((name): [string, Value][] => {
    const value = own(open.has(name) ? written : element, name);
    return value === undefined ? [] : [[name, value]];
  });
  const isOf = (path: string) => open.has(/^[^.[]*/.exec(path)?.[0] ?? '');
  const references = [
    ...element.references.filter(({ path }) => !isOf(path)),
    ...written.references.filter(({ path }) => isOf(path)),
  ];
  const { address, type, name, module, provider } = element;
  const { line = element.line, file = element.file } = written;
  const place = { ...(line === undefined ? {} : { line }), ...(file === undefined ? {} : { file }) };
  return new Element({
    address,
    type,
    name,
    module,
    provider,
    ...place,
    values: Object.fromEntries(values),
    references,
  });
}

function own({ values }: Element, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
