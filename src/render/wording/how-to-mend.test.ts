import { expect, it } from 'vitest';
import { finding } from '../../../test/fixtures/check-reports.js';
import { howToMend } from './how-to-mend.js';

it.each([
  ['a finding without a setting', finding(), 'Set `encrypted = true`.'],
  [
    'one that a setting decides',
    finding({ setting: 'database.multiAz' }),
    'Set `encrypted = true`. Setting: `database.multiAz`.',
  ],
  [
    'one of a stack that is not the project’s',
    finding({ setting: 'database.multiAz', environment: null }),
    'Set `encrypted = true`.',
  ],
])('says how to mend %s', (_, found, text) => {
  expect(howToMend(found)).toBe(text);
});
