import { expect, it } from 'vitest';
import { Element } from '../../../model/element.js';
import { coversBucket } from './covers-bucket.js';

const bucket = (name?: string) =>
  new Element({
    address: 'aws_s3_bucket.data',
    type: 'aws_s3_bucket',
    name: 'data',
    values: name === undefined ? {} : { bucket: name },
  });
const made = '${~aws_s3_bucket.data.arn~}';
const arn = '${aws_s3_bucket.data.arn}';

it.each([
  ['both, by reference', [arn, `${arn}/*`], 'yes'],
  ['both, by its name', ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'], 'yes'],
  ['both, by a partition that is looked up', [`arn:\${data.aws_partition.now.partition}:s3:::data*`], 'yes'],
  ['both, by the name as a reference', ['arn:aws:s3:::${aws_s3_bucket.data.id}', `${arn}/*`], 'yes'],
  ['everything', ['*'], 'yes'],
  ['a pattern that begins with its ARN', [`${arn}*`], 'yes'],
  ['two of nothing but the bucket', [made, made], 'yes'],
  ['one of nothing but the bucket', [made], 'no'],
  ['two of two buckets each', [0, 1].map(() => `${made}\${~aws_s3_bucket.logs.arn~}`), 'maybe'],
  ['four of two buckets', [0, 1, 2, 3].map(() => `${made}\${~aws_s3_bucket.logs.arn~}`), 'yes'],
  ['one that is made of it, and its objects', [made, 'arn:aws:s3:::data/*'], 'maybe'],
  ['objects alone', [`${arn}/*`], 'no'],
  ['the bucket alone', [arn], 'no'],
  ['a part of its objects', [arn, `${arn}/public/*`], 'no'],
  ['a bucket whose name begins as this one’s', ['arn:aws:s3:::data-logs', 'arn:aws:s3:::data-logs/*'], 'no'],
  ['an input', ['${var.resources}'], 'maybe'],
  ['another bucket by reference', ['${aws_s3_bucket.data2.arn}', '${aws_s3_bucket.data2.arn}/*'], 'no'],
] as const)('%s', (_, resources, said) => {
  expect(coversBucket(resources, bucket('data'))).toBe(said);
});

it('any ARN may be that of a bucket without a known name, but half of one covers no bucket', () => {
  expect(coversBucket(['arn:aws:s3:::other', 'arn:aws:s3:::other/*'], bucket())).toBe('maybe');
  expect(coversBucket(['arn:aws:s3:::other/*'], bucket())).toBe('no');
  expect(coversBucket([arn, `${arn}/*`], bucket())).toBe('yes');
});
