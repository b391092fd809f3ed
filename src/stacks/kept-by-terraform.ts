import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';

/**
 * What Terraform itself refuses to destroy or replace (`prevent_destroy`), whoever runs it: it follows the protection of the file. Stacks of the
 * first edition stay as they were.
 */
export function keptByTerraform({
  edition,
  database,
  storage,
}: Pick<ResolvedEnvironment, 'edition' | 'database' | 'storage'>): {
  readonly database: boolean;
  readonly bucket: boolean;
} {
  const isSince = edition !== '2026-11';
  return {
    database: isSince && database.deletionProtection,
    bucket: isSince && !storage.forceDestroy,
  };
}
