/** A protection that is on in the state, and the setting of environments.yaml that turns it off. */
export interface ProtectionSetting {
  /** Address of the resource. */
  readonly address: string;
  /** For example `database.deletionProtection`. */
  readonly setting: string;
}

interface StateResource {
  readonly type: string;
  readonly address: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const protections: Readonly<Record<string, { readonly attribute: string; readonly setting: string }>> = {
  aws_db_instance: { attribute: 'deletion_protection', setting: 'database.deletionProtection' },
  aws_lb: { attribute: 'enable_deletion_protection', setting: 'loadBalancer.deletionProtection' },
};

/** Protections of a resource, as the state has it, that make AWS refuse its deletion. */
export function protectionsOf({ type, address, values }: StateResource): readonly ProtectionSetting[] {
  const protection = protections[type];
  if (protection === undefined || values[protection.attribute] !== true) return [];
  return [{ address, setting: protection.setting }];
}
