import { readFile } from 'node:fs/promises';
import { caBundleUnusable } from './errors.js';

const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** A file of certificates, and where it is named. */
export interface NamedBundle {
  readonly file: string;
  readonly by: string;
}

/**
 * The certificates of a bundle. They stand in the place of those that are trusted otherwise, as with Terraform.
 * @throws UserError `ca-bundle-unusable`
 */
export async function readCaBundle({ file, by }: NamedBundle): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw caBundleUnusable.error({ by, file, reason: `which cannot be read${code}` }, { cause: error });
  });
  const found = text.match(certificate) ?? [];
  if (found.length === 0)
    throw caBundleUnusable.error({ by, file, reason: 'in which there is no certificate' });
  return found;
}
