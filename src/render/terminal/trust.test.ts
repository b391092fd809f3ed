import { expect, it } from 'vitest';
import type { TrustedSetting } from '../../operations/project/trust.js';
import { renderTrustQuestion } from './trust.js';

const setting = (name: string, more: Partial<TrustedSetting> = {}): TrustedSetting => ({
  ...{ setting: name, reach: 'path', value: '../x', content: '../x', program: null },
  place: { file: '/p/environments.yaml', line: 3, column: 7 },
  ...more,
});
const asked = (settings: readonly TrustedSetting[], isTrusted = false) =>
  renderTrustQuestion(
    { root: '/p', settings, isTrusted },
    { paint: (look, text) => `<${look}>${text}</>`, cwd: '/p' },
  );

it('a file that reaches nothing has nothing to trust', () => {
  expect(asked([])).toBe(
    '/p: nothing to trust: its file starts no program, opens no path outside the project and names no other address for credentials\n',
  );
});

it('each setting is told with its place, what it does, and the program that it would start', () => {
  expect(
    asked([
      setting('synthCommand', { reach: 'program', value: './app', words: ['./app'], program: '/p/app' }),
      setting('other', { reach: 'program', value: 'gone', words: ['gone'], place: { file: '/p/e.yaml' } }),
      setting('app.bootScript'),
      setting('backend.config', { reach: 'address', value: null, place: {} }),
    ]),
  ).toBe(
    [
      '/p: not trusted, with',
      '  <dim>environments.yaml:3:7  </><bold>synthCommand</> starts ./app',
      '      program: /p/app',
      '  <dim>e.yaml:1:1  </><bold>other</> starts gone',
      '      program: not found',
      '  <dim>environments.yaml:3:7  </><bold>app.bootScript</> opens ../x',
      '  <dim></><bold>backend.config</> sends credentials to (not shown)',
      '',
    ].join('\n'),
  );
  expect(asked([setting('a')], true)).toMatch(/^\/p: trusted, with\n/);
});
