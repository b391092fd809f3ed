import type { ExampleStack } from '../../define-rule.js';

/** A bucket with resources that belong to it: what the examples of these rules are about. */
export function ofBucket(
  parts: Readonly<Record<string, object>>,
  bucket: object = { bucket: 'app-data-dev-001' },
): ExampleStack {
  const own = Object.entries(parts).map(([type, attributes]) => [
    type,
    { part: { bucket: '${aws_s3_bucket.data.id}', ...attributes } },
  ]);
  return { stack: { resource: { aws_s3_bucket: { data: bucket }, ...Object.fromEntries(own) } } };
}
