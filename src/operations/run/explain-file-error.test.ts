import { expect, it } from 'vitest';
import { explainFileError } from './explain-file-error.js';

const failure = (code: string, more: object = {}) =>
  Object.assign(new Error(code), { code, syscall: 'write', ...more });

it('says what is wrong with the disk, and with which file', () => {
  expect(explainFileError(failure('ENOSPC', { path: '/p/.multienv/x' }))).toMatchObject({
    code: 'work-folder-unusable',
    exitCode: 3,
    message: '/p/.multienv/x cannot be written: no space is left on the disk.',
  });
  expect(explainFileError(failure('EROFS'))).toMatchObject({
    message: 'a file of the project cannot be written: the disk is read-only.',
  });
});

it('leaves every other failure as it is', () => {
  for (const error of [failure('ENOENT'), new Error('x'), 'x']) expect(explainFileError(error)).toBe(error);
});

it('explains an error that several environments share once', () => {
  const shared = failure('EACCES');
  expect(explainFileError(shared)).toBe(explainFileError(shared));
  expect(explainFileError(shared)).not.toBe(explainFileError(failure('EACCES')));
});

it.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EMFILE'])(
  '%s is a fault of the machine, told in words',
  (code) => {
    const { message } = explainFileError(failure(code)) as Error;
    expect(message).toMatch(/^a file of the project cannot be written: [a-z -]+\.$/);
  },
);
