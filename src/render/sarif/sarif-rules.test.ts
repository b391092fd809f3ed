import { expect, it } from 'vitest';
import { finding, report } from '../../../test/fixtures/check-reports.js';
import { renderSarif } from './sarif.js';

const sarif = (...args: Parameters<typeof report>) =>
  JSON.parse(renderSarif(report(...args), { version: '1.2.3', root: '/repository' }));

it('describes a rule of findings alone without a page', () => {
  const described = sarif([finding({ severity: 'medium' })]).runs[0].tool.driver.rules;
  const rule = described.find(({ id }: { id: string }) => id === 'XYZ-1');
  expect(rule).not.toHaveProperty('helpUri');
  expect(rule.help).toEqual({
    text: 'Whoever takes the `disk` reads it.\n\nFix: Set `encrypted = true`.',
    markdown: 'Whoever takes the `disk` reads it.\n\n**Fix:** Set `encrypted = true`.',
  });
  expect(rule.properties).toMatchObject({ tags: ['security', 'terraform', 'aws'], controls: {} });
  expect(rule.properties).not.toHaveProperty('requirement');
});

it.each([
  ['critical', 'error', '9.5'],
  ['high', 'error', '8.0'],
  ['medium', 'warning', '5.5'],
  ['low', 'note', '2.5'],
] as const)('gives what is %s its level and its number', (severity, level, number) => {
  const log = sarif([finding({ severity })]).runs[0];
  const rule = log.tool.driver.rules.find(({ id }: { id: string }) => id === 'XYZ-1');
  expect(rule.defaultConfiguration).toEqual({ level });
  expect(rule.properties['security-severity']).toBe(number);
  expect(log.results[0].level).toBe(level);
});
