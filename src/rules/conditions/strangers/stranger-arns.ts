import { filled, lengthsOf, type Within } from './within.js';

const account = '999988887777';

/** A role of a stranger. */
export const strangersArn = `arn:aws:iam::${account}:role/stranger`;

/**
 * ARNs of strangers that a pattern lets in. The account says whose it is; of a bucket, whose ARN has none, the name, which is one in all the world.
 * `ArnLike` compares part by part; in `StringLike` a `*` also stands for colons.
 */
export const strangersArnWithin: Within = (pattern, comparison) => {
  if (!/[*?]/.test(pattern)) return [];
  const [arn = '', partition = '', service = '', region = '', owner = '', ...rest] = pattern.split(':');
  if (rest.length === 0) return ofFewParts(pattern);
  const resource = rest.join(':');
  const start = `${of(arn, 'arn')}:${of(partition, 'aws')}:${of(service, 'iam')}`;
  if (service === 's3' && !resource.startsWith('accesspoint'))
    return bucketsWithin(resource).map((bucket) => `${start}:::${bucket}`);
  if (owner === '') return /^[^/:]*[*?]/.test(resource) ? 'maybe' : [];
  if (/[*?]/.test(owner))
    return filled(owner, lengthsOf(12, '7'), (text) => /^\d{12}$/.test(text)).map(
      (one) => `${start}:${of(region, 'us-east-1')}:${one}:${of(resource, 'x')}`,
    );
  // A path of a role may hold colons: a `*` before the account can be all of a stranger's own.
  const isLoose = comparison === 'like' && service === 'iam' && /[*?]/.test(`${arn}${partition}${region}`);
  return isLoose ? 'maybe' : [];
};

function of(part: string, usual: string): string {
  return part === '*' ? usual : part.replaceAll(/[*?]/g, 'x');
}

/** Where a `*` stands for several parts. */
function ofFewParts(pattern: string): ReturnType<Within> {
  if (/(?<!\d)\d{12}(?!\d)/.test(pattern)) return 'maybe';
  const whole = ['', 'iam::', 'aws:iam::', 'arn:aws:iam::'].flatMap((start) => [
    `${start}${account}:`,
    `${start}${account}:role/`,
    `${start}${account}:role/x`,
  ]);
  return filled(pattern, whole, (text) => /^arn:[\w-]+:[\w-]+:[\w-]*:\d{12}:.+$/.test(text), 'x');
}

function bucketsWithin(resource: string): readonly string[] {
  const [bucket = '', ...path] = resource.split('/');
  return filled(bucket, ['stranger', 'strangers-bucket', ''], (text) => text.length >= 3).map((name) =>
    [name, ...path.map((part) => of(part, 'x'))].join('/'),
  );
}
