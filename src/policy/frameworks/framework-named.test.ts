import { expect, it } from 'vitest';
import { frameworkNames } from '../../rules/frameworks/framework-names.js';
import { frameworks } from '../../rules/frameworks.js';
import { frameworkNamed } from './framework-named.js';

it('knows each framework by its short name and by its key, in any case', () => {
  for (const [name, key] of Object.entries(frameworkNames)) expect(frameworkNamed(name)).toBe(key);
  for (const key of Object.keys(frameworks)) expect(frameworkNamed(key.toLowerCase())).toBe(key);
  expect(frameworkNamed(' PCI ')).toBe('PCI-DSS-4.0.1');
});

it('gives each framework a short name', () => {
  expect(new Set(Object.values(frameworkNames))).toEqual(new Set(Object.keys(frameworks)));
});

it.each([
  ['hippa', 'hipaa'],
  ['soc-2', 'soc2'],
  ['cis3.0', 'cis-3.0'],
])('says for %s that %s is nearest', (typo, nearest) => {
  expect(() => frameworkNamed(typo)).toThrow(
    expect.objectContaining({
      exitCode: 2,
      problems: [expect.objectContaining({ code: 'framework-unknown', suggestion: nearest })],
    }),
  );
});

it('lists all names where none is near', () => {
  expect(() => frameworkNamed('iso27001')).toThrow(
    expect.objectContaining({
      problems: [expect.objectContaining({ suggestion: null, hint: expect.stringContaining('pci, hipaa') })],
    }),
  );
});
