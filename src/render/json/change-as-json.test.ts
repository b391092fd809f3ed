import { expect, it } from 'vitest';
import { changeOfAlb } from '../../../test/fixtures/change-of-alb.js';
import { changeAsJson } from './change-as-json.js';

it('an attribute of what is made anew says what it means in the new one, as the text does', () => {
  const effect = {
    gravity: 'none',
    does: 'ends it',
    inNew: 'the new one lacks it',
    takes: 'a minute',
    page: 'https://aws.test',
  } as const;
  const side = { kind: 'value', value: 1 } as const;
  const attributes = [
    { path: 'guard', before: side, after: side, forcesReplacement: false, effect, gravity: 'none' } as const,
  ];
  const told = (kind: 'update' | 'replace') =>
    changeAsJson(changeOfAlb({ kind, attributes })).attributes.map(({ does, takes }) => [does, takes]);
  expect(told('update')).toEqual([['ends it', 'a minute']]);
  expect(told('replace')).toEqual([['the new one lacks it', null]]);
});
