import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { arch, platform } from 'node:process';
import type { TerraformProduct } from './find-terraform.js';
import { layoutOf } from './mirror.js';

const systems: Readonly<Record<string, string>> = { win32: 'windows' };
const processors: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };

/** This machine in the words of Terraform, such as `linux_amd64`. */
export const terraformPlatform = `${systems[platform] ?? platform}_${processors[arch] ?? arch}`;

/** Versions of the AWS provider that a mirror has for this machine, oldest first: unpacked or as archives. */
export function mirroredVersions(folder: string, product: TerraformProduct): readonly string[] {
  const layout = join(folder, layoutOf(product));
  const packed = new RegExp(`^terraform-provider-aws_(.+)_${terraformPlatform}\\.zip$`);
  const versions = entriesIn(layout).flatMap((name) => {
    const archived = packed.exec(name)?.[1];
    if (archived !== undefined) return archived;
    return entriesIn(join(layout, name)).includes(terraformPlatform) ? name : [];
  });
  return [...new Set(versions)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

function entriesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
