import { expect, it } from 'vitest';
import { finding, ofPlannedSetting } from '../../../test/fixtures/check-reports.js';
import { howToMend } from './how-to-mend.js';

it.each([
  ['a finding without a setting', finding(), 'Set `encrypted = true`.'],
  [
    'one whose setting the file has',
    finding({ setting: 'database.multiAz', settingStatus: 'available' }),
    'Set `encrypted = true`. Setting: `database.multiAz`.',
  ],
  [
    'one whose setting is planned',
    ofPlannedSetting,
    'Set `encrypted = true`. Planned setting: `alarms`, not yet a setting of environments.yaml. Until then: waive it.',
  ],
  [
    'one of a stack that is not the project’s',
    { ...ofPlannedSetting, environment: null },
    'Set `encrypted = true`.',
  ],
])('says how to mend %s', (_, found, text) => {
  expect(howToMend(found)).toBe(text);
});
