/** An attribute that may change outside of Terraform with good reason. */
export interface OutsideChange {
  /**
   * `intended`: a service of AWS moves it because the environment asks for that; `clock`: AWS counts or times with it; `mirror`: it shows
   * what other resources set, which are compared themselves; `tags`: it holds tags under another name.
   */
  readonly kind: 'intended' | 'clock' | 'mirror' | 'tags';
  /** Who changes it, and why, as half a sentence without its full stop. */
  readonly why: string;
  /** Page of AWS or of the provider that says so. */
  readonly page: string;
}

/** The values of a change outside, and those of its whole resource as it lives. */
export interface OutsideValues {
  readonly before: unknown;
  readonly after: unknown;
  readonly live: Readonly<Record<string, unknown>>;
}

/** Such attributes by name; a function where the values decide, and undefined for a change that nobody intends. */
export type OutsideChanges = Readonly<
  Record<string, OutsideChange | ((values: OutsideValues) => OutsideChange | undefined)>
>;

/** A managed resource as it lives now. */
export interface LiveResource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What stands in AWS beside what Terraform manages, and stays there after a deploy. */
export interface Unmanaged {
  /** `ingress tcp 5432 from 0.0.0.0/0`: names, ports and addresses, never a value that could be secret. */
  readonly what: string;
  /** Words of the AWS CLI that take it away, without `aws` and without the region. */
  readonly remedy: readonly string[];
  /** The same as the resource that would manage it, for the rules of the review. */
  readonly as?: { readonly type: string; readonly values: Readonly<Record<string, unknown>> };
}

/**
 * Finds what is unmanaged about a resource.
 * @param all every managed resource of the environment as it lives
 * @param isMirror whether the configuration leaves an attribute to AWS, so that it only shows what is there
 */
export type FindUnmanaged = (
  resource: LiveResource,
  all: readonly LiveResource[],
  isMirror: (attribute: string) => boolean,
) => readonly Unmanaged[];

/** Attributes of one kind, told by one page. */
export function outsideOf(
  { kind, page }: Pick<OutsideChange, 'kind' | 'page'>,
  told: Readonly<Record<string, string>>,
): Readonly<Record<string, OutsideChange>> {
  return Object.fromEntries(Object.entries(told).map(([name, why]) => [name, { kind, why, page }]));
}
