import { expect, it } from 'vitest';
import type { Shown } from '../attributes/shown.js';
import type { Change, ChangedAttribute } from '../change.js';
import { classifyAttribute, type Surroundings } from './classify-attribute.js';

const value = (one: unknown): Shown => ({ kind: 'value', value: one });
const attribute = (path: string, before: unknown, after: unknown): ChangedAttribute => ({
  ...{ path, before: value(before), after: value(after) },
  ...{ forcesReplacement: false, effect: undefined, gravity: 'none' },
});
const planned = (kind: Change['kind'], attributes: readonly ChangedAttribute[] = []): Change => ({
  ...{ address: 'aws_lb.a', resourceType: 'aws_lb', actions: [], kind, reason: undefined, gravity: 'none' },
  ...{ attributes, identity: {}, losesData: false },
});

/** A load balancer whose stack says its idle timeout, and nobody its name. */
const about: Surroundings = {
  ...{ type: 'aws_lb', live: {}, body: { idle_timeout: 60 }, planned: undefined },
  isGiven: (name) => name === 'name',
};
const classOf = (one: ChangedAttribute, more: Partial<Surroundings> = {}) => {
  const found = classifyAttribute(one, { ...about, ...more });
  return typeof found === 'string' ? found : `${found.class}, ${found.fate}`;
};

it.each(['tags', 'tags.Owner', 'tags_all', 'tags_all.Owner'])('%s is a tag', (path) => {
  expect(classOf(attribute(path, 'a', 'b'))).toBe('tags, stays');
  expect(classOf(attribute(path, '', null))).toBe('filled-in');
});

it('what the file says by now is no drift', () => {
  expect(classOf(attribute('idle_timeout', 30, 60))).toBe('as-in-file');
  expect(classOf(attribute('idle_timeout', 30, 90))).toBe('other, stays');
  expect(classOf(attribute('internal', false, true))).toBe('as-in-file');
});

it('it is told where nobody can say: of a module, of what AWS gives, of what is ignored, of what is made anew', () => {
  const same = attribute('idle_timeout', 30, 60);
  expect(classOf(same, { body: undefined })).toBe('other, stays');
  expect(classOf(same, { isGiven: () => true })).toBe('other, stays');
  const ignoring = { idle_timeout: 60, lifecycle: { ignore_changes: ['idle_timeout'] } };
  expect(classOf(same, { body: ignoring })).toBe('other, stays');
  expect(classOf(same, { planned: planned('replace') })).toBe('other, stays');
  expect(classOf(same, { planned: planned('update') })).toBe('as-in-file');
});

it('what the next deploy does to it is told', () => {
  const changed = attribute('idle_timeout', 60, 90);
  expect(classOf(changed, { planned: planned('destroy') })).toBe('other, overwritten');
  const back = planned('update', [attribute('idle_timeout', 90, 60)]);
  expect(classOf(changed, { planned: back })).toBe('other, restored');
});

it('what stays says why', () => {
  const whyOf = (more: Partial<Surroundings>) => {
    const found = classifyAttribute(attribute('idle_timeout', 30, 90), { ...about, ...more });
    return typeof found === 'string' ? found : found.why;
  };
  expect(whyOf({})).toBe('Terraform does not change it back');
  expect(whyOf({ isGiven: () => true })).toBe('the file says nothing of it');
  expect(whyOf({ body: { lifecycle: { ignore_changes: 'all' } } })).toBe('the stack ignores changes of it');
  expect(whyOf({ planned: planned('destroy') })).toBeUndefined();
});

it('what AWS fills in by itself is no drift', () => {
  expect(classOf(attribute('name', '', 'x'))).toBe('filled-in');
  expect(classOf(attribute('name', 0, 7))).toBe('filled-in');
  expect(classOf(attribute('idle_timeout', 0, 7))).toBe('other, stays');
});
