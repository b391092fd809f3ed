import { addToList } from '../../add-to-list.js';
import { type Json, jsonIn, jsonList, memberOf } from '../json.js';
import { moduleSteps } from './module-address.js';

/** An instance of a module in a plan, with what its configuration says. */
export interface PlanModule {
  /** `module.web["a"]`; empty for the root. */
  readonly address: string;
  readonly index: string;
  readonly name: string;
  readonly parent: PlanModule | undefined;
  /** The call in the parent's configuration: `expressions`, `for_each_expression`. */
  readonly call: Json;
  readonly configuration: Json;
}

/** The module instances of a plan, each made when it is first asked for. */
export class PlanModules {
  readonly root: PlanModule;
  readonly #known = new Map<string, PlanModule>();
  readonly #instances = new Map<string, PlanModule[]>();
  readonly #resources = new WeakMap<Json, ReadonlyMap<unknown, Json>>();

  constructor(rootModule: unknown) {
    const configuration = jsonIn(rootModule);
    this.root = { address: '', index: '', name: '', parent: undefined, call: {}, configuration };
  }

  /** The instance of an address; it becomes one of `instances`. */
  at(address: string): PlanModule {
    const known = this.#known.get(address);
    if (known !== undefined) return known;
    let module = this.root;
    for (const { name, index } of moduleSteps(address)) module = this.#child(module, name, index);
    this.#known.set(address, module);
    return module;
  }

  /** The root and every instance that was asked for or lies on the way to one. */
  all(): readonly PlanModule[] {
    return [this.root, ...this.#instances.values()].flat(1);
  }

  /** The instances of a call of a module, as far as the plan names them; one without an index where it names none. */
  instances(parent: PlanModule, name: string): readonly PlanModule[] {
    const found = this.#instances.get(addressIn(parent, `module.${name}`));
    if (found !== undefined) return found;
    return memberOf(parent.configuration.module_calls, name) === undefined
      ? []
      : [this.#child(parent, name, '')];
  }

  /** What the configuration says of a resource, `aws_lb.alb` or `data.aws_vpc.vpc`. */
  resource({ configuration }: PlanModule, address: string): Json | undefined {
    const known = this.#resources.get(configuration);
    if (known !== undefined) return known.get(address);
    const made = new Map<unknown, Json>(jsonList(configuration.resources).map((one) => [one.address, one]));
    this.#resources.set(configuration, made);
    return made.get(address);
  }

  #child(parent: PlanModule, name: string, index: string): PlanModule {
    const bare = addressIn(parent, `module.${name}`);
    const address = `${bare}${index}`;
    const known = this.#known.get(address);
    if (known !== undefined) return known;
    const call = jsonIn(memberOf(parent.configuration.module_calls, name));
    const made = { address, index, name, parent, call, configuration: jsonIn(call.module) };
    this.#known.set(address, made);
    addToList(this.#instances, bare, made);
    return made;
  }
}

/** An address as it is from the root: `module.web["a"].aws_lb.alb`. */
export function addressIn({ address }: PlanModule, inner: string): string {
  return address === '' ? inner : `${address}.${inner}`;
}

/** Where a module comes from, as its call says; nothing of the root. */
export function sourceOf({ call }: PlanModule): { readonly moduleSource?: string } {
  return typeof call.source === 'string' ? { moduleSource: call.source } : {};
}
