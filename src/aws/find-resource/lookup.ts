/** Attributes that identify a resource, all known by now. */
export type KnownNames = Readonly<Record<string, string | number | undefined>>;

/** A resource that AWS has. */
export interface FoundResource {
  /** What `terraform import` takes. */
  readonly importId: string;
  /** Undefined where AWS keeps none for the type. */
  readonly tags: Readonly<Record<string, string>> | undefined;
  /** AWS still works on it and takes no other order meanwhile. */
  readonly isBusy?: boolean;
}

/** Asks AWS for one resource by its names; undefined when there is none. */
type Lookup = (names: KnownNames) => Promise<FoundResource | undefined>;

/** The lookups of one service, by Terraform's resource type. */
export type Lookups = Readonly<Record<string, Lookup>>;

/** Tags as a record. */
export function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** A name as text; undefined when it is not known. */
export function text(names: KnownNames, name: string): string | undefined {
  const value = names[name];
  return value === undefined ? undefined : String(value);
}
