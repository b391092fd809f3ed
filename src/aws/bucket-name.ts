import { httpStatusOf } from './http-status.js';
import { s3ClientConfig } from './network/client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** What became of a bucket name: nobody has it, the account has it, somebody else has it. */
export type BucketNameHolder =
  | { readonly holder: 'nobody' | 'others' }
  | { readonly holder: 'us'; readonly region: string | undefined };

/**
 * Who holds a bucket name, which all accounts of a partition share.
 * @param accountId the account that counts as "us"
 * @throws UserError `aws-credentials-missing`, `aws-unreachable`, `aws-refused`
 */
export async function findBucketName(
  target: AwsTarget,
  { name, accountId }: { readonly name: string; readonly accountId: string },
): Promise<BucketNameHolder> {
  const { S3Client, HeadBucketCommand } = await import('@aws-sdk/client-s3');
  const answer = await send(
    async () => {
      const client = new S3Client(await s3ClientConfig(target));
      const command = new HeadBucketCommand({ Bucket: name, ExpectedBucketOwner: accountId });
      try {
        return { holder: 'us' as const, region: (await client.send(command)).BucketRegion };
      } catch (error) {
        // HEAD has no body: the status is all that AWS says.
        if (httpStatusOf(error) === 403) return { holder: 'others' as const };
        throw error;
      }
    },
    { service: 'S3', target, absent: ['NotFound', 'NoSuchBucket'] },
  );
  return answer ?? { holder: 'nobody' };
}
