import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../files/make-folder.js';

/** Layouts below a mirror, and where to put the links. */
interface LinkOptions {
  /** For example `registry.terraform.io/hashicorp/aws`. */
  readonly from: string;
  readonly to: string;
  readonly cacheFolder: string;
}

/**
 * A mirror for OpenTofu made of links into one for Terraform: OpenTofu looks below its own registry's name, for the same program.
 * It follows a link at the level of the platform (or of the packed file) and at none above.
 * @returns the folder with the links; made once for what the mirror holds.
 */
export function linkForOpenTofu(mirror: string, { from, to, cacheFolder }: LinkOptions): string {
  const source = realpathSync(join(mirror, from));
  const entries = entriesOf(source);
  const key = createHash('sha256')
    .update(JSON.stringify([source, entries]))
    .digest('hex')
    .slice(0, 16);
  const folder = join(cacheFolder, 'opentofu-mirrors', key);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${randomUUID()}`;
  makeFolder(join(draft, to), 0o700);
  for (const entry of entries) link(join(source, entry), join(draft, to, entry));
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another run was faster.
    rmSync(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** `5.100.0/linux_amd64` of an unpacked mirror, `terraform-provider-aws_5.100.0_linux_amd64.zip` of a packed one. */
function entriesOf(source: string): string[] {
  return readdirSync(source, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isFile()
        ? [entry.name]
        : readdirSync(join(source, entry.name)).map((platform) => join(entry.name, platform)),
    )
    .sort();
}

function link(target: string, path: string): void {
  makeFolder(dirname(path), 0o700);
  // Windows lets everybody make a junction, but not a link.
  symlinkSync(target, path, statSync(target).isDirectory() ? 'junction' : 'file');
}
