import { z } from 'zod';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { backendOf, type S3StateBackend } from './backend.js';
import type { BackendBlock } from './backend-block.js';

const placeShape = z.object({ bucket: z.string(), region: z.string(), key: z.string() });
const accountsShape = z.object({ allowed_account_ids: z.array(z.string()) });

/**
 * The bucket and key behind a block, which may be the one of an earlier file; undefined where it is no `s3` backend. Of the bucket that the
 * file names, the file says the owner, unless the block is a record that knows another: Terraform has found the state there, and what it
 * holds tells what was edited. Of another bucket the record says it, or else the account that Terraform was held to.
 */
export function s3BackendOf(
  environment: ResolvedEnvironment,
  { type, config, bucketOwner }: BackendBlock,
): S3StateBackend | undefined {
  if (type !== 's3') return undefined;
  const place = placeShape.parse(config);
  const own = backendOf(environment);
  if (own.type === 's3' && own.bucket === place.bucket)
    return { ...own, ...place, owner: bucketOwner ?? own.owner };
  const [account] = accountsShape.safeParse(config).data?.allowed_account_ids ?? [];
  return { type, ...place, kmsKeyArn: undefined, owner: bucketOwner ?? account };
}
