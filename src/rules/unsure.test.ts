import { expect, it } from 'vitest';
import { exampleModel } from './example-model.js';
import { rules } from './index.js';
import { elementsOf, judge } from './judge.js';

/** What the findings of a kind say in examples of a rule. */
function messagesOf(outcome: 'fail' | 'unknown'): readonly string[] {
  return rules.flatMap((rule) => {
    const examples = outcome === 'fail' ? rule.examples.fail : (rule.examples.unknown ?? []);
    return examples.flatMap((example) => {
      const context = {
        model: exampleModel(rule, example),
        tier: 'production',
        today: '2026-11-28',
        expected: { region: 'ap-southeast-1' },
      } as const;
      return elementsOf(rule, context).flatMap((element) =>
        judge(rule, element, context).flatMap((one) =>
          one.outcome === outcome && one.message !== undefined ? [`${rule.id} ${one.message}`] : [],
        ),
      );
    });
  });
}

it('what is not known never says what would be wrong as if it were so', () => {
  const failures = new Set(messagesOf('fail'));
  expect(messagesOf('unknown').filter((message) => failures.has(message))).toEqual([]);
});
