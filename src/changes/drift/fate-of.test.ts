import { expect, it } from 'vitest';
import { absent, type Shown, shown } from '../attributes/shown.js';
import type { Change, ChangedAttribute } from '../change.js';
import { fateOf, worstFate } from './fate-of.js';

const attribute = (path: string, before: Shown, after: Shown): ChangedAttribute => ({
  ...{ path, before, after, forcesReplacement: false, effect: undefined, gravity: 'none' },
});
const planned = (kind: Change['kind'], ...attributes: readonly ChangedAttribute[]): Change => ({
  ...{ address: 'aws_x.y', resourceType: 'aws_x', actions: [], kind, reason: undefined, gravity: 'none' },
  ...{ attributes, identity: {}, losesData: false },
});
const secret: Shown = { kind: 'sensitive' };
const unknown: Shown = { kind: 'unknown' };

/** What becomes of an attribute that was `before`, when the next deploy sets another one from what lives to `to`. */
const fate = (before: Shown, to: Shown, path = 'a', planPath = 'a') =>
  fateOf(attribute(path, before, shown('live')), planned('update', attribute(planPath, shown('live'), to)));

it.each([
  ['what comes back', shown('was'), shown('was'), 'restored'],
  ['what becomes something else', shown('was'), shown('new'), 'overwritten'],
  ['what the apply tells', shown('was'), unknown, 'unknown'],
  ['a secret before', secret, shown('new'), 'restored'],
  ['a secret after', shown('was'), secret, 'restored'],
  ['nothing and an empty text', absent, shown(''), 'restored'],
  ['nothing and zero', absent, shown(0), 'restored'],
  ['nothing and false', shown(false), absent, 'restored'],
  ['nothing and a value', absent, shown('new'), 'overwritten'],
  ['blocks with and without what is empty', shown([{ a: 1, b: null }]), shown([{ a: 1 }]), 'restored'],
  ['blocks that differ', shown([{ a: 1 }]), shown([{ a: 2 }]), 'overwritten'],
])('the fate of %s', (_, before, to, expected) => {
  expect(fate(before, to)).toBe(expected);
});

it('is told by the path, whatever the place of a block', () => {
  expect(fate(shown('was'), shown('was'), 'rule[0].a', 'rule[1].a')).toBe('overwritten');
  expect(fate(shown('was'), shown('was'), 'rule', 'rule[0].a')).toBe('overwritten');
  expect(fate(shown('was'), shown('was'), 'rule[0].a', 'rule')).toBe('overwritten');
  expect(fate(shown('was'), shown('was'), 'rule', 'ruler')).toBe('stays');
});

it('is that of the whole resource where it goes or comes', () => {
  const one = attribute('a', shown('was'), shown('live'));
  expect(fateOf(one, undefined)).toBe('stays');
  expect(fateOf(one, planned('destroy'))).toBe('overwritten');
  expect(fateOf(one, planned('create'))).toBe('overwritten');
  expect(fateOf(one, planned('replace'))).toBe('stays');
});

it('the worst of several is what stays', () => {
  expect(worstFate(['restored', 'overwritten'])).toBe('overwritten');
  expect(worstFate(['unknown', 'overwritten'])).toBe('unknown');
  expect(worstFate(['stays', 'restored'])).toBe('stays');
  expect(worstFate([])).toBe('stays');
});
