import { readFileSync } from 'node:fs';
import { z } from 'zod';

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

const stateFile = z.object({
  resources: z.array(z.unknown()).default([]),
  outputs: z.record(z.string(), z.unknown()).default({}),
});

/** Whether a state file was cut off, as a disk that is full does it: Terraform can do nothing with it. */
export function isDamagedState(file: string): boolean {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.trim() !== '') JSON.parse(text);
    return false;
  } catch (error) {
    return error instanceof SyntaxError;
  }
}

/** Whether a state file holds nothing, or is not there. One that cannot be read is left to Terraform to explain. */
export function isEmptyState(file: string): boolean {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
  try {
    const { resources, outputs } = stateFile.parse(JSON.parse(text));
    return resources.length === 0 && Object.keys(outputs).length === 0;
  } catch {
    return false;
  }
}
