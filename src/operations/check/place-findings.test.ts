import { expect, it } from 'vitest';
import { finding } from '../../../test/fixtures/check-reports.js';
import { placeFindings } from './place-findings.js';

/** A file in which a path of any length stands at a line of its own. */
const loaded = { locate: (path: readonly unknown[]) => ({ line: path.length, column: 1 }) };
const file = 'environments.yaml';

it('places a finding at its setting, and at the key of the environment without one', () => {
  const settings = [finding({ setting: 'database.multiAz' }), finding({ setting: null })];
  expect(placeFindings(settings, { loaded, file }).map(({ line }) => line)).toEqual([4, 2]);
});
