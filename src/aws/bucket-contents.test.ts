import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { refusal } from '../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../test/fixtures/fake-aws/fake-aws.js';
import { targetAt } from '../../test/fixtures/fake-aws/target-at.js';
import { type XmlValue, xml } from '../../test/fixtures/fake-aws/xml.js';
import { openBucketContents } from './bucket-contents.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());
beforeEach(() => aws.play());

/** What S3 is asked: one thing is enough. */
const question = 'GET /data?max-keys=1&versions';
const isFilled = async (account?: string) => {
  const target = targetAt(aws);
  const owned = { ...target.environment.aws, ...(account === undefined ? {} : { accountId: account }) };
  const contents = await openBucketContents({
    ...target,
    environment: { ...target.environment, aws: owned },
  });
  return contents.isFilled('data');
};
const answer = (content: XmlValue) => ({ [question]: { body: xml({ ListVersionsResult: content }) } });

it.each<[string, XmlValue, boolean]>([
  ['nothing', {}, false],
  ['an object, or a former version of one', { Version: { Key: 'a', VersionId: '1' } }, true],
  ['a delete marker', { DeleteMarker: { Key: 'a', VersionId: '1' } }, true],
  ['more than it tells', { IsTruncated: true }, true],
])('a bucket with %s is filled: %s', async (_what, content, filled) => {
  aws.play(answer(content));
  expect(await isFilled()).toBe(filled);
  expect(aws.asked).toEqual([question]);
});

it('a bucket that is not there is not filled, and one that may not be read is told', async () => {
  aws.play({ [question]: refusal('NoSuchBucket', 404) });
  expect(await isFilled()).toBe(false);
  aws.play({ [question]: refusal('AccessDenied', 403) });
  await expect(isFilled()).rejects.toMatchObject({ code: 'aws-refused' });
});

it('S3 is told whose bucket it has to be, where the file says so', async () => {
  aws.play(answer({}));
  await isFilled('111122223333');
  await isFilled();
  expect(aws.requests.map(({ headers }) => headers['x-amz-expected-bucket-owner'])).toEqual([
    '111122223333',
    undefined,
  ]);
});
