import type { S3StateBackend } from '../../config/values/backend.js';
import { fileTooLarge } from '../../files/errors.js';
import type { ObjectVersion, StateBucket } from './state-bucket.js';

/**
 * The text of an object and its tag, held to a size; undefined where there is none.
 * @throws UserError `file-too-large`, `state-bucket-not-ours`, `aws-…`
 */
export async function readLimitedObject(
  bucket: StateBucket,
  key: string,
  maxBytes: number,
): Promise<ObjectVersion | undefined> {
  return bucket.send(
    async ({ client, sdk, target }) => {
      const { Body, ETag = '' } = await client.send(new sdk.GetObjectCommand({ ...target, Key: key }));
      const text = await limitedText(Body?.transformToWebStream(), maxBytes);
      if (text !== undefined) return { text, etag: ETag };
      const advice = 'Find out what wrote it.';
      throw fileTooLarge.error({ file: `s3://${bucket.bucket}/${key}`, maxBytes, advice });
    },
    ['NoSuchKey', 'NotFound', 'NoSuchBucket'],
  );
}

/** Undefined for more than so many bytes: the rest is not fetched. */
async function limitedText(
  body: ReadableStream<Uint8Array> | undefined,
  maxBytes: number,
): Promise<string | undefined> {
  if (body === undefined) return '';
  const reader = body.getReader();
  const pieces: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(pieces).toString('utf8');
    total += value.length;
    if (total > maxBytes) break;
    pieces.push(value);
  }
  await reader.cancel();
  return undefined;
}

/**
 * Writes an object, encrypted as the state is, if it still has the content of that tag; without a tag, if there is none yet.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @returns false where somebody else has written it meanwhile
 */
export async function writeObject(
  { send }: StateBucket,
  { key, text, etag }: { readonly key: string; readonly text: string; readonly etag: string | undefined },
  { kmsKeyArn }: Pick<S3StateBackend, 'kmsKeyArn'>,
): Promise<boolean> {
  const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };
  const encryption =
    kmsKeyArn === undefined
      ? ({ ServerSideEncryption: 'AES256' } as const)
      : ({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kmsKeyArn } as const);
  const answer = await send(
    ({ client, sdk, target }) =>
      client.send(
        new sdk.PutObjectCommand({
          ...target,
          ...condition,
          ...encryption,
          Key: key,
          Body: text,
          ContentType: 'application/json',
        }),
      ),
    ['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey', 'NotFound'],
  );
  return answer !== undefined;
}

/** More folders than any team has environments: a listing ends there, and says so by failing. */
const mostPages = 20;

/**
 * The names right below a prefix that have objects below them, sorted: `dev-001` of `team/dev-001/terraform.tfstate` below `team/`. Undefined
 * where there is no such bucket.
 */
export async function foldersBelow(
  { send }: StateBucket,
  prefix: string,
): Promise<readonly string[] | undefined> {
  const names: string[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await send(
      ({ client, sdk, target }) =>
        client.send(
          new sdk.ListObjectsV2Command({
            ...target,
            Prefix: prefix,
            Delimiter: '/',
            ...(token === undefined ? {} : { ContinuationToken: token }),
          }),
        ),
      ['NoSuchBucket'],
    );
    if (answer === undefined) return undefined;
    for (const { Prefix = '' } of answer.CommonPrefixes ?? []) names.push(Prefix.slice(prefix.length, -1));
    token = answer.NextContinuationToken;
    if (token === undefined) return names.sort();
  }
  throw new Error(`More than ${mostPages * 1000} folders below ${prefix}.`);
}
