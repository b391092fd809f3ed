import { expect, it } from 'vitest';
import { joined, tagsOf, text } from './lookup.js';

it('tags are a record, of none too', () => {
  expect(tagsOf([{ Key: 'a', Value: '1' }, { Key: 'b' }])).toEqual({ a: '1', b: '' });
  expect(tagsOf(undefined)).toEqual({});
});

it('a name is text, and empty where it is not known', () => {
  expect([text({ port: 80 }, 'port'), text({}, 'port')]).toEqual(['80', '']);
});

it('several names are one text in their order, or none when one is missing', () => {
  const order = ['role', 'name'];
  expect(joined({ name: 'p', role: 'r' }, { order, separator: ':' })).toBe('r:p');
  expect(joined({ name: 'p' }, { order, separator: ':' })).toBeUndefined();
});
