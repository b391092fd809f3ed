import { expect, it } from 'vitest';
import { exampleModel } from './example-model.js';
import { rules } from './index.js';
import { elementsOf, judge } from './judge.js';

/** What the examples use where a secret would stand. */
const secret = /changeme|Y2hhbmdlbWU|AKIA/;

it('no finding repeats what may be a secret', () => {
  const verdicts = rules.flatMap((rule) =>
    rule.examples.fail.flatMap((example) => {
      const context = {
        model: exampleModel(rule, example),
        tier: 'production',
        today: '2026-11-24',
        expected: { region: 'ap-southeast-1' },
      } as const;
      return secret.test(JSON.stringify(example))
        ? elementsOf(rule, context).flatMap((element) => judge(rule, element, context))
        : [];
    }),
  );
  expect(verdicts.length).toBeGreaterThan(20);
  expect(verdicts.filter((verdict) => secret.test(JSON.stringify(verdict)))).toEqual([]);
});
