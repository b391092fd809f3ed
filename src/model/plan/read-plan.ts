import { isDeepStrictEqual } from 'node:util';
import { Element } from '../element.js';
import { isJson, type Json, jsonIn, memberOf, textList } from '../json.js';
import type { Model } from '../model.js';
import { modelOf } from '../model-of.js';
import { plainValue } from '../plain-value.js';
import { Unknown, type Values } from '../value.js';
import { callReferences, planElements } from './plan-elements.js';
import { constantOf } from './plan-expressions.js';
import { type IsMirror, isNothing, mirrorsIn } from './plan-mirrors.js';
import { PlanModules, sourceOf } from './plan-modules.js';
import { type Instances, PlanReferences, placeOf } from './plan-references.js';
import { type PlannedResource, plannedResources } from './plan-resources.js';
import { type IsGiven, PlanValues } from './plan-values.js';

/**
 * The model of a plan, from `terraform show -json` or `tofu show -json`: what will be there when it has been applied.
 *
 * - A value that is known only after apply is unknown, with the references that the configuration has for it. One that the configuration
 *   does not set, and the provider fills in at apply, is left out: it is not set, as in the stack that the plan was made from.
 *   A whole block made by a `dynamic` whose `for_each` is unknown is unknown; where the provider fills such a block in as well, as the rules of a
 *   security group, a plan shows no difference between it and one that does not exist: then it is left out.
 * - A sensitive value stays as it is, so that a literal can be told from a reference. Rules never quote values.
 * - A write-only attribute, null in every plan, is the literal that the configuration gives it, or unknown with what it refers to.
 *
 * - Of what lives already a plan repeats from the state what AWS or the provider gave it. Such a value is nothing that somebody wrote, and is left
 *   out as well. A block is left out where it says nothing, or what another resource of the plan has made: a `dynamic` may have written it else.
 *
 * @param asItLives keeps what AWS or the provider gave
 */
export function readPlan(plan: Json, asItLives = false): Model {
  const modules = new PlanModules(jsonIn(plan.configuration).root_module);
  const resources = plannedResources(plan);
  for (const { module } of resources.values()) modules.at(module);
  const tracer = new PlanReferences(modules, instancesOf(plan, resources), jsonIn(plan.variables));
  const isMirror = mirrorsIn(plan);
  const elements = [...resources.values()].map((one) => {
    const isGiven = one.lives && !asItLives ? givenOf(one, isMirror) : undefined;
    return resourceElement(one, { modules, tracer, isGiven });
  });
  const whole = new Element({
    ...{ address: 'stack', type: 'stack', name: 'stack', values: {} },
    references: callReferences(modules, tracer),
  });
  const others = planElements(plan, modules, tracer);
  return modelOf([whole, ...elements, ...others, ...ephemerals([...elements, ...others])], 'plan');
}

/** A plan of some targets says nothing of the resources that it leaves out: each may be there. */
function instancesOf(plan: Json, resources: ReadonlyMap<string, PlannedResource>): Instances {
  const bare = new Set(
    [...resources.values()].map(({ address, index }) => address.slice(0, address.length - index.length)),
  );
  return {
    has: (address) =>
      resources.has(address) || bare.has(address) || (plan.complete === false && !/\]$/.test(address)),
  };
}

interface Reading {
  readonly modules: PlanModules;
  readonly tracer: PlanReferences;
  readonly isGiven: IsGiven | undefined;
}

/**
 * An attribute, or a member of a block, that the configuration does not set is given; a block only where it is seen whose it is, and where the
 * plan does not change it: what AWS gave stays as it is in the state.
 */
function givenOf({ type, values, before }: PlannedResource, isMirror: IsMirror): IsGiven {
  return (path, value) => {
    const blocks = Array.isArray(value) ? value.filter(isJson) : [];
    const former = memberOf(before, path);
    const stays = (block: Json) =>
      Array.isArray(former) && former.some((one) => isDeepStrictEqual(one, block));
    const found = blocks.map((block) => {
      const mirror = isMirror(type, values, { attribute: path, block });
      // What is nested in a block is judged with it.
      return mirror === 'no' || stays(block) || isNested(path) || isNothing(block) ? mirror : 'no';
    });
    if (found.includes('no')) return false;
    return found.includes('maybe') ? 'unknown' : true;
  };
}

const isNested = (path: string): boolean => /[.[]/.test(path);

function resourceElement(resource: PlannedResource, { modules, tracer, isGiven }: Reading): Element {
  const { address, mode, type, name, index, values, unknown } = resource;
  const prefix = mode === 'managed' ? '' : `${mode}.`;
  const module = modules.at(resource.module);
  const configured = modules.resource(module, `${prefix}${type}.${name}`);
  const of = { type: `${prefix}${type}`, isGiven };
  const reader = new PlanValues(tracer, placeOf(module, index, configured), of);
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
    ...sourceOf(module),
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
