import { expect, it } from 'vitest';
import { readStack } from './read-stack.js';

it('shows what a local holds, and still follows references through it', () => {
  const model = readStack({
    locals: { text: 'one', link: '${aws_kms_key.key.arn}' },
    resource: { aws_kms_key: { key: {} }, aws_sns_topic: { topic: { kms_master_key_id: '${local.link}' } } },
  });
  expect(model.byAddress('local.text')?.get('value')).toEqual({ state: 'known', value: 'one' });
  const [topic] = model.ofType('aws_sns_topic');
  expect(topic && model.follow(topic, 'kms_master_key_id').elements.map(({ address }) => address)).toEqual([
    'aws_kms_key.key',
  ]);
});
