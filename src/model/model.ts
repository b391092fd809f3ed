import type { Element } from './element.js';

/** The elements that point at an element, or that an attribute points at. */
export interface Related {
  readonly elements: readonly Element[];
  /**
   * True when something of that type points to a place that cannot be traced, be it beside others that can: "none" would be a guess.
   * So do a variable without a default (it is among the elements nevertheless), a module that was not read, a local of a plan.
   */
  readonly unresolved: boolean;
}

/** The resources of one stack or plan and the references between them, whatever file they were read from. */
export interface Model {
  /** What it was read from. A plan does not tell its backend, nor the `lifecycle` of resources (those are unknown). */
  readonly source: 'stack' | 'plan';
  /** Every element, in the order of their addresses. */
  readonly elements: readonly Element[];
  /** The types of its elements. */
  readonly types: readonly string[];
  /** The elements of a type (`aws_db_instance`, `data.aws_vpc`, `output`). */
  readonly ofType: (type: string) => readonly Element[];
  readonly byAddress: (address: string) => Element | undefined;
  /**
   * What an attribute points at: through locals, variables, module inputs and outputs, and by value where id, ARN or name of another element stands there.
   * @param path of the attribute in the element, `launch_template.id`; of an attribute in one block of several, what `block.at(…)` says
   */
  readonly follow: (element: Element, path: string) => Related;
  /** The elements of a type whose attribute points at an element: the versioning of a bucket, the listeners of a load balancer. */
  readonly referring: (element: Element, where: { readonly type: string; readonly path: string }) => Related;
}
