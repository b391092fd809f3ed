import { Element } from '../element.js';
import { type Json, jsonIn, textList } from '../json.js';
import type { Model } from '../model.js';
import { modelOf } from '../model-of.js';
import { plainValue } from '../plain-value.js';
import { Unknown, type Values } from '../value.js';
import { planElements } from './plan-elements.js';
import { constantOf } from './plan-expressions.js';
import { PlanModules } from './plan-modules.js';
import { PlanReferences, placeOf } from './plan-references.js';
import { type PlannedResource, plannedResources } from './plan-resources.js';
import { PlanValues } from './plan-values.js';

/**
 * The model of a plan, from `terraform show -json` or `tofu show -json`: what will be there when it has been applied.
 *
 * - A value that is known only after apply is unknown, with the references that the configuration has for it. One that the configuration
 *   does not set, and the provider fills in at apply, is left out: it is not set, as in the stack that the plan was made from.
 *   So is a whole block made by a `dynamic` whose `for_each` is unknown: a plan shows no difference between such a block and one that does not exist.
 * - A sensitive value stays as it is, so that a literal can be told from a reference. Rules never quote values.
 * - A write-only attribute, null in every plan, is the literal that the configuration gives it, or unknown with what it refers to.
 */
export function readPlan(plan: Json): Model {
  const modules = new PlanModules(jsonIn(plan.configuration).root_module);
  const resources = plannedResources(plan);
  for (const { module } of resources.values()) modules.at(module);
  const tracer = new PlanReferences(modules, (address) => resources.has(address));
  const elements = [...resources.values()].map((one) => resourceElement(one, modules, tracer));
  const whole = new Element({ address: 'stack', type: 'stack', name: 'stack', values: {} });
  const others = planElements(plan, modules, tracer);
  return modelOf([whole, ...elements, ...others, ...ephemerals([...elements, ...others])], 'plan');
}

function resourceElement(resource: PlannedResource, modules: PlanModules, tracer: PlanReferences): Element {
  const { address, mode, type, name, index, values, unknown } = resource;
  const prefix = mode === 'managed' ? '' : `${mode}.`;
  const module = modules.at(resource.module);
  const configured = modules.resource(module, `${prefix}${type}.${name}`);
  const reader = new PlanValues(tracer, placeOf(module, index, configured));
  const expressions = configured === undefined ? undefined : (configured.expressions ?? {});
  const read = reader.read(values, unknown, expressions);
  const dependsOn = textList(configured?.depends_on);
  const key = configured?.provider_config_key;
  return new Element({
    address,
    type: `${prefix}${type}`,
    name,
    module: resource.module,
    ...(typeof key === 'string' ? { provider: providerAddress(key) } : {}),
    values: {
      ...read,
      ...(mode === 'managed' ? { lifecycle: new Unknown() } : {}),
      ...(dependsOn.length > 0 ? { depends_on: dependsOn } : {}),
      ...provisionersIn(configured?.provisioners),
    },
    references: reader.references,
  });
}

/** What provisioners are given, as far as it is written down: nothing of them is planned. */
function provisionersIn(provisioners: unknown): Values {
  if (!Array.isArray(provisioners) || provisioners.length === 0) return {};
  const written = provisioners.map((one) => {
    const { type, expressions } = jsonIn(one);
    const constants = Object.entries(jsonIn(expressions)).map(([name, said]) => [name, constantOf(said)]);
    return { [String(type)]: plainValue(Object.fromEntries(constants)) };
  });
  return { provisioner: written };
}

/** `aws.west` is `provider.aws.west`; of a module with a provider of its own it is `module.web:aws`. */
function providerAddress(key: string): string {
  const colon = key.lastIndexOf(':');
  return colon === -1 ? `provider.${key}` : `${key.slice(0, colon)}.provider.${key.slice(colon + 1)}`;
}

/** A plan does not list ephemeral resources; those that something refers to are there nevertheless. */
function ephemerals(elements: readonly Element[]): readonly Element[] {
  const known = new Set(elements.map(({ address }) => address));
  const found = new Map<string, Element>();
  for (const element of elements)
    for (const { address } of element.references) {
      const [, module = '', type = '', name = ''] =
        /^(.*?\.)?(ephemeral\.[\w-]+)\.([\w-]+)/.exec(address) ?? [];
      if (type === '' || known.has(address)) continue;
      const props = { address, type, name, module: module.slice(0, -1), values: {} };
      found.set(address, new Element(props));
    }
  return [...found.values()];
}
