import { expect, it } from 'vitest';
import { plainInvocation } from '../../errors/invocation.js';
import { projectNotTrusted } from './boundary-errors.js';

const told = (reach: 'program' | 'path' | 'address', value: string | null = '/x') =>
  projectNotTrusted.problem({ setting: 's', reach, value, isChanged: false, invocation: plainInvocation })
    .message;

it('says what a setting would do', () => {
  expect([told('program'), told('path'), told('address', null)]).toMatchInlineSnapshot(`
    [
      "\`s\` starts a program (/x). You have not trusted this project.",
      "\`s\` opens a path outside the project (/x). You have not trusted this project.",
      "\`s\` says where credentials are sent. You have not trusted this project.",
    ]
  `);
});

it('shows no more of a value than a line has room for', () => {
  expect(told('path', 'x'.repeat(1000)).length).toBeLessThan(400);
});
