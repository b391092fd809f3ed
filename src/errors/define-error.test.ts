import { expect, it } from 'vitest';
import { declaredErrors, defineError } from './define-error.js';
import { messageOf } from './message-of.js';
import { mayNameSecret } from './secret-key.js';
import { UserError } from './user-error.js';

const plain = defineError<{ readonly name: string }>({
  code: 'test-zz-plain',
  summary: 'For this test.',
  message: ({ name }) => `${name} is wrong.`,
  hint: ({ name }) => `Mend ${name}.`,
});
const special = defineError({
  code: 'test-aa-special',
  summary: 'For this test too.',
  exitCode: 3,
  severity: 'warning',
  message: () => 'Something.',
  hint: () => 'Wait.',
});

it('describes an occurrence with everything that is known of its place', () => {
  const place = { file: '/f', line: 2, column: 3, path: 'a.b', value: 4, allowed: ['5'], suggestion: '5' };
  expect(plain.problem({ name: 'x' }, place)).toEqual({
    code: 'test-zz-plain',
    severity: 'error',
    message: 'x is wrong.',
    hint: 'Mend x.',
    ...place,
  });
});

it('says null where there is no place', () => {
  expect(special.problem()).toEqual({
    code: 'test-aa-special',
    severity: 'warning',
    message: 'Something.',
    hint: 'Wait.',
    ...{ file: null, line: null, column: null, path: null, value: null, allowed: null, suggestion: null },
  });
});

it('becomes an error with the exit code of its declaration, its place and its cause', () => {
  const cause = new Error('below');
  const error = plain.error({ name: 'x' }, { cause, line: 7 });
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ code: 'test-zz-plain', exitCode: 2, message: 'x is wrong.', cause });
  expect(error.problems).toMatchObject([{ line: 7 }]);
  expect(error.problems[0]).not.toHaveProperty('cause');
  expect(special.error()).toMatchObject({ exitCode: 3, cause: undefined });
});

it('has a code once, and is listed by it', () => {
  const again = { code: 'test-zz-plain', summary: '', message: () => '', hint: () => '' };
  expect(() => defineError(again)).toThrow('test-zz-plain is declared twice');
  const codes = declaredErrors().map(({ code }) => code);
  expect(codes).toEqual([...codes].sort());
  expect(codes).toEqual(expect.arrayContaining(['test-aa-special', 'test-zz-plain']));
});

it('of several problems has all messages, the first code, and exit code 2 unless told', () => {
  const problems = [plain.problem({ name: 'x' }), special.problem()];
  const error = new UserError(problems);
  expect(error).toMatchObject({ name: 'UserError', problems, code: 'test-zz-plain', exitCode: 2 });
  expect(error.message).toBe('x is wrong.\nSomething.');
  expect(new UserError([], { exitCode: 1 })).toMatchObject({ code: 'unknown', exitCode: 1 });
});

it('has words for whatever was thrown', () => {
  expect(messageOf(new Error('words'))).toBe('words');
  expect(messageOf('words')).toBe('words');
});

it.each([
  ['password', true],
  ['Pasword', true],
  ['db_pwd', true],
  ['passphrase', true],
  ['clientSecret', true],
  ['token', true],
  ['credentials', true],
  ['privateKey', true],
  ['access_key', true],
  ['apiKey', true],
  ['API-KEY', true],
  ['bucket', false],
  ['keyPrefix', false],
  ['port', false],
])('a key %s may hold a secret: %s', (key, may) => {
  expect(mayNameSecret(key)).toBe(may);
});
