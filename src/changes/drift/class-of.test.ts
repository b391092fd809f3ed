import { expect, it } from 'vitest';
import { shown } from '../attributes/shown.js';
import { classOf } from './class-of.js';
import type { DriftedAttribute, FailingRule } from './drift.js';

const attributes = (...classes: readonly DriftedAttribute['class'][]): readonly DriftedAttribute[] =>
  classes.map((one) => ({
    ...{ path: 'a', before: shown(1), after: shown(2), forcesReplacement: false, effect: undefined },
    ...{ gravity: 'none', class: one, fate: 'stays', why: undefined },
  }));
const rule: FailingRule = { id: 'S3.1', title: 't', severity: 'low', isSecurity: false };

it('is security where a rule about it fails, whatever else it is', () => {
  const one = { kind: 'deleted', attributes: attributes('tags') } as const;
  expect(classOf(one, [rule, { ...rule, isSecurity: true }])).toBe('security');
  expect(classOf(one, [rule])).toBe('deleted');
});

it('is the first of its attributes that counts', () => {
  const changed = (...classes: readonly DriftedAttribute['class'][]) =>
    classOf({ kind: 'changed', attributes: attributes(...classes) }, [rule]);
  expect(changed('intended', 'tags', 'other')).toBe('other');
  expect(changed('intended', 'tags')).toBe('tags');
  expect(changed('intended')).toBe('intended');
  expect(changed()).toBe('other');
  expect(classOf({ kind: 'added', attributes: attributes('tags') }, [])).toBe('other');
});
