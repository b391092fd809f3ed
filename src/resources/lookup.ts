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

/** Tags as a record. */
export function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** A name as text; empty when it is not known. */
export function text(names: KnownNames, name: string): string {
  return String(names[name] ?? '');
}

/** Names as one text, as `terraform import` takes several; undefined when one of them is not known. */
export function joined(
  names: KnownNames,
  { order, separator }: { readonly order: readonly string[]; readonly separator: string },
): string | undefined {
  const parts = order.map((name) => names[name]);
  return parts.includes(undefined) ? undefined : parts.join(separator);
}
