import { expect, it } from 'vitest';
import { verdictsOf } from '../../../test/fixtures/verdicts-of.js';
import { Element } from '../../model/element.js';
import { modelOf } from '../../model/model-of.js';
import type { Values } from '../../model/value.js';
import variableSensitive from './variable-sensitive.js';

const variable = (module: string, values: Values = {}) =>
  modelOf([
    new Element({ address: `${module}.var.password`, type: 'variable', name: 'password', module, values }),
  ]);

it('asks nothing of a variable of a module that nobody sets and that is empty', () => {
  expect(verdictsOf(variableSensitive, variable('module.db'))).toEqual([]);
  expect(verdictsOf(variableSensitive, variable('module.db', { default: '' }))).toEqual([]);
  expect(verdictsOf(variableSensitive, variable('module.db', { default: 'changeme123' }))[0]).toMatch(
    /^fail/,
  );
  expect(verdictsOf(variableSensitive, variable(''))[0]).toMatch(/^fail/);
});
