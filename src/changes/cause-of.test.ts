import { expect, it } from 'vitest';
import { changeOfAlb } from '../../test/fixtures/change-of-alb.js';
import { causeOf, settingsFollowed } from './cause-of.js';
import type { ChangedAttribute } from './change.js';

const setting = (name: string) =>
  ({ name, source: 'environment', file: '/p/environments.yaml', line: 3 }) as const;
const attribute = (more: Partial<ChangedAttribute>): ChangedAttribute => ({
  ...{ path: 'name', before: { kind: 'absent' }, after: { kind: 'unknown' } },
  ...{ forcesReplacement: true, effect: undefined, gravity: 'replacement', ...more },
});

it('is the setting of what forces a replacement, through what it follows, each once', () => {
  const bucket = changeOfAlb({
    address: 'aws_s3_bucket.b',
    attributes: [
      attribute({ settings: [setting('storage.bucketName')] }),
      attribute({ settings: [setting('storage.bucketName')] }),
      attribute({ forcesReplacement: false, settings: [setting('tags.Owner')] }),
    ],
  });
  const policy = changeOfAlb({ attributes: [attribute({ follows: ['aws_s3_bucket.b'] })] });
  expect(causeOf(bucket, []).map(({ name }) => name)).toEqual(['storage.bucketName']);
  expect(causeOf(policy, [bucket, policy])).toEqual(causeOf(bucket, []));
  expect(causeOf(changeOfAlb({ settings: [setting('loadBalancer.certificateArn')] }), [])).toHaveLength(1);
});

it('is nothing where two follow each other', () => {
  const [one, other] = ['a.a', 'b.b'].map((address, index) =>
    changeOfAlb({ address, attributes: [attribute({ follows: [index === 0 ? 'b.b' : 'a.a'] })] }),
  );
  if (one === undefined || other === undefined) throw new Error('There are two.');
  expect(causeOf(one, [one, other])).toEqual([]);
});

it('is the setting that makes it come or go before those of its attributes', () => {
  const own = setting('loadBalancer.certificateArn');
  const change = changeOfAlb({
    settings: [own],
    attributes: [attribute({ settings: [setting('app.port')] })],
  });
  expect(causeOf(change, []).map(({ name }) => name)).toEqual(['loadBalancer.certificateArn', 'app.port']);
});

it('is looked for as far as anybody builds', () => {
  const chain = Array.from({ length: 8 }, (_, at) =>
    changeOfAlb({
      address: `a.a${at}`,
      attributes: [
        at === 7 ? attribute({ settings: [setting('x')] }) : attribute({ follows: [`a.a${at + 1}`] }),
      ],
    }),
  );
  const causes = chain.map((one) => causeOf(one, chain).length);
  expect(causes).toEqual([0, 0, 1, 1, 1, 1, 1, 1]);
});

it('what an attribute follows tells its settings, each once', () => {
  const updated = changeOfAlb({
    address: 'a.updated',
    kind: 'update',
    attributes: [
      attribute({ forcesReplacement: false, settings: [setting('app.port'), setting('tags.Owner')] }),
      attribute({ forcesReplacement: false, settings: [setting('app.port')] }),
    ],
  });
  const replaced = changeOfAlb({
    address: 'a.replaced',
    kind: 'replace',
    attributes: [
      attribute({ settings: [setting('storage.bucketName')] }),
      attribute({ forcesReplacement: false, settings: [setting('tags.Team')] }),
    ],
  });
  const follows = (...addresses: readonly string[]) =>
    settingsFollowed({ follows: addresses }, [updated, replaced]).map(({ name }) => name);
  expect(follows('a.updated', 'a.replaced')).toEqual(['app.port', 'tags.Owner', 'storage.bucketName']);
  expect(follows('a.replaced')).toEqual(['storage.bucketName']);
  expect(settingsFollowed({}, [updated])).toEqual([]);
});

it('what follows an update tells what that follows, and two that follow each other end', () => {
  const bucket = changeOfAlb({
    ...{ address: 'a.bucket', kind: 'replace' },
    attributes: [attribute({ settings: [setting('storage.bucketName')] })],
  });
  const template = changeOfAlb({
    ...{ address: 'a.template', kind: 'update' },
    attributes: [
      attribute({ settings: [setting('app.port')] }),
      attribute({ follows: ['a.bucket', 'a.template'] }),
    ],
  });
  const told = settingsFollowed({ follows: ['a.template'] }, [bucket, template]).map(({ name }) => name);
  expect(told).toEqual(['app.port', 'storage.bucketName']);
});
