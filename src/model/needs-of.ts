import type { Element } from './element.js';
import type { Model } from './model.js';

/** The managed resources of a model. */
export function managedElements({ elements }: Model): readonly Element[] {
  return elements.filter(({ type }) => !type.includes('.') && type.includes('_'));
}

/** Addresses of every managed resource that the one at `address` needs, straight or by others, itself included. */
export function needsOf(model: Model, address: string): ReadonlySet<string> {
  const seen = new Set<Element>();
  const waiting = [address];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const element = model.byAddress(next) ?? model.byAddress(next.replace(/\[[^[]*\]$/, ''));
    if (element === undefined || seen.has(element)) continue;
    seen.add(element);
    waiting.push(...element.references.map((one) => one.address), ...written(element));
  }
  return new Set(managedElements(model).flatMap((one) => (seen.has(one) ? [one.address] : [])));
}

/** What stands as a plain address: Terraform takes it for one in these two places. */
function written(element: Element): readonly string[] {
  return ['depends_on', 'lifecycle.replace_triggered_by'].flatMap((path) =>
    (element.items(path) ?? []).flatMap((item) =>
      typeof item === 'string' ? (/^(?:(?:data|ephemeral)\.)?[\w-]+\.[\w-]+/.exec(item)?.[0] ?? []) : [],
    ),
  );
}
