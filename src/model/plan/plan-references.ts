import { referencesIn } from '../expression/expression.js';
import { withoutIndex } from '../identity-index.js';
import { deepest, isJson, type Json, jsonIn, memberOf, textList } from '../json.js';
import type { Reference } from '../value.js';
import { hasEmptyInputs } from './plan-inputs.js';
import { addressIn, type PlanModule, type PlanModules } from './plan-modules.js';

/** Where an expression stands: its module, and the instance of the resource or module call that it belongs to. */
export interface Place {
  readonly module: PlanModule;
  /** Index of the instance, `["a"]`; empty where there is none. */
  readonly index: string;
  /** `for_each` of the resource or the call, for `each.value`. */
  readonly forEach: unknown;
}

/** What an expression names itself, before it is traced. */
interface Named {
  readonly references: readonly Reference[];
  /** It takes the instance with its own index: `aws_subnet.a[count.index]` is written down as `aws_subnet.a` and `count.index`. */
  readonly sameIndex: boolean;
}

/** The resource instances of a plan. */
export interface Instances {
  /** Of one instance; of a resource without its index, whether there is any. */
  readonly has: (address: string) => boolean;
}

/**
 * Traces the references in the configuration of a plan to the elements of the plan: through inputs and outputs of modules, to the instances of `count` and `for_each`.
 * What cannot be traced keeps its name: Terraform writes down that a `local.x` is used, but not what it holds.
 */
export class PlanReferences {
  readonly #traced = new Map<string, readonly Reference[]>();
  readonly #open = new Set<string>();
  readonly #modules: PlanModules;
  readonly #instances: Instances;
  readonly #variables: Json;

  /**
   * @param instances the resource instances of the plan
   * @param variables values of the root
   */
  constructor(modules: PlanModules, instances: Instances, variables: Json) {
    this.#modules = modules;
    this.#instances = instances;
    this.#variables = variables;
  }

  /** True when an expression can give nothing: it is made of variables alone that are empty. */
  isEmpty(names: readonly string[], { module }: Place): boolean {
    return hasEmptyInputs(names, { module, variables: this.#variables });
  }

  /** The elements that an expression of the configuration refers to. */
  of(expression: unknown, place: Place): readonly Reference[] {
    const names = textList(jsonIn(expression).references);
    if (names.length === 0) return [];
    return this.trace(
      { references: longest(names).flatMap((one) => referencesIn(one)), sameIndex: hasOwnIndex(names) },
      place,
    );
  }

  trace({ references, sameIndex }: Named, place: Place): readonly Reference[] {
    const found = references.flatMap((one) => this.#reference(one, sameIndex, place));
    return [...new Map(found.map((one) => [`${one.address} ${one.attribute}`, one])).values()];
  }

  #reference(reference: Reference, sameIndex: boolean, place: Place): readonly Reference[] {
    const { module, index, forEach } = place;
    const [kind, name = ''] = reference.address.split('.', 2);
    if (kind === 'each') return name === 'value' ? this.#each(forEach, reference, place) : [];
    if (kind === 'var') return this.#variable(reference, module);
    if (kind === 'module') return this.#output(reference, sameIndex ? index : '', module);
    if (this.#isNowhere(reference.address, module)) return [];
    const address = addressIn(module, reference.address);
    const own = `${address}${index}`;
    return [{ ...reference, address: sameIndex && this.#instances.has(own) ? own : address }];
  }

  /** A resource whose `count` or `for_each` gives nothing: `try(aws_s3_directory_bucket.a[0].id, …)` takes nothing from there. */
  #isNowhere(address: string, module: PlanModule): boolean {
    const bare = withoutIndex(address);
    const configured = this.#modules.resource(module, bare);
    if (configured === undefined || bare.startsWith('data.')) return false;
    const isRepeated =
      configured.count_expression !== undefined || configured.for_each_expression !== undefined;
    return isRepeated && !this.#instances.has(addressIn(module, bare));
  }

  /** `each.value` is the instance with the same key of what `for_each` goes through, when that is a resource; else something in it. */
  #each(forEach: unknown, { attribute }: Reference, place: Place): readonly Reference[] {
    const names = textList(jsonIn(forEach).references).filter((name) => !name.startsWith('each.'));
    const references = longest(names).flatMap((one) => referencesIn(one));
    return this.trace({ references, sameIndex: true }, place).map(({ address }) => ({ address, attribute }));
  }

  #variable(reference: Reference, module: PlanModule): readonly Reference[] {
    const name = reference.address.slice('var.'.length).split('[', 1)[0] ?? '';
    const { parent, call } = module;
    const given = memberOf(call.expressions, name);
    if (parent === undefined || given === undefined)
      return [{ ...reference, address: addressIn(module, `var.${name}`) }];
    const place = { module: parent, index: module.index, forEach: call.for_each_expression };
    return this.#once(`${module.address} var.${name}`, () => this.of(given, place), reference);
  }

  #output(reference: Reference, index: string, module: PlanModule): readonly Reference[] {
    const [called = '', name = ''] = /^module\.([\w-]+)/.exec(reference.address) ?? [];
    const literal = reference.address.slice(called.length);
    const output = /^[\w-]+/.exec(reference.attribute)?.[0] ?? '';
    const instances = this.#modules.instances(module, name);
    const wanted = literal === '' ? index : literal;
    const same = instances.filter((one) => one.index === wanted);
    const traced = (same.length > 0 ? same : literal === '' ? instances : []).map((child) => {
      const expression = jsonIn(memberOf(child.configuration.outputs, output)).expression;
      if (!isJson(expression)) return undefined;
      const place = { module: child, index: '', forEach: undefined };
      return this.#once(`${child.address} output.${output}`, () => this.of(expression, place), reference);
    });
    if (traced.length === 0 || traced.includes(undefined))
      return [{ ...reference, address: addressIn(module, reference.address) }];
    return traced.flatMap((some) => some ?? []);
  }

  /** Traces a name once; one that leads back to itself, or through too many others, stays what it is. */
  #once(key: string, trace: () => readonly Reference[], otherwise: Reference): readonly Reference[] {
    const known = this.#traced.get(key);
    if (known !== undefined) return known;
    if (this.#open.has(key) || this.#open.size >= deepest) return [otherwise];
    this.#open.add(key);
    try {
      const found = trace();
      this.#traced.set(key, found);
      return found;
    } finally {
      this.#open.delete(key);
    }
  }
}

/** True when an expression takes something by the index of its own instance. */
export function hasOwnIndex(names: readonly string[]): boolean {
  return names.some((name) => name === 'count.index' || /^each\.(key|value)\b/.test(name));
}

/** Terraform writes each reference down with all that it is part of: `aws_lb.a[0].arn`, `aws_lb.a[0]`, `aws_lb.a`. The first one says it all. */
function longest(names: readonly string[]): readonly string[] {
  let last = '';
  return names.filter((name) => {
    const isPart = last.startsWith(name) && /^[.[]/.test(last.slice(name.length));
    if (!isPart) last = name;
    return !isPart;
  });
}

/** The place of what a configuration block with `for_each_expression` says. */
export function placeOf(module: PlanModule, index: string, configuration: Json | undefined): Place {
  return { module, index, forEach: configuration?.for_each_expression };
}
