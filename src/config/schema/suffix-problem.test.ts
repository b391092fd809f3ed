import { describe, it } from 'vitest';
import { type Fault, settingsFiles } from '../../../test/fixtures/settings-files.js';

const { expectFault } = settingsFiles();

const keyed = (suffix: string) => `version: 1\nenvironments:\n  ${suffix}: { environment: dev }\n`;

const faults: readonly Fault[] = [
  ['a suffix with two dots', keyed('a..b'), 'suffix-invalid', 3, 3, '`..`'],
  ['a suffix with a slash', keyed('a/b'), 'suffix-invalid', 3, 3, '`a-b`'],
  ['a suffix in upper case', keyed('devA'), 'suffix-invalid', 3, 3, '`dev-a`'],
  ['a suffix with two hyphens', keyed('a--b'), 'suffix-invalid', 3, 3, '`a-b`'],
  ['a suffix that ends with a hyphen', keyed('a-'), 'suffix-invalid', 3, 3, 'end with'],
  ['a suffix that is a number', keyed('001'), 'suffix-invalid', 3, 3, 'start with a letter'],
  ['a suffix that is too long', keyed('a'.repeat(29)), 'suffix-invalid', 3, 3, '28'],
  ['a suffix with a space', keyed('a b'), 'suffix-invalid', 3, 3, 'hyphens'],
];

describe('the suffix of an environment', () => {
  it.each(faults)('refuses %s', expectFault);
});
