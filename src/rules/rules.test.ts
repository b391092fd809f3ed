import { describe, expect, it } from 'vitest';
import type { Example, Rule } from './define-rule.js';
import { exampleModel } from './example-model.js';
import { controlSources, frameworks } from './frameworks.js';
import { rules } from './index.js';
import { elementsOf, judge } from './judge.js';

function outcomesOf(rule: Rule, example: Example): readonly string[] {
  const context = {
    model: exampleModel(rule, example),
    tier: 'production',
    today: '2026-11-24',
    expected: { region: 'ap-southeast-1' },
  } as const;
  return elementsOf(rule, context).flatMap((element) =>
    judge(rule, element, context).map(({ outcome }) => outcome),
  );
}

describe.each(rules)('$id $title', (rule) => {
  it.each(rule.examples.pass.map((example) => [JSON.stringify(example), example] as const))(
    'passes %s',
    (_, example) => {
      const outcomes = outcomesOf(rule, example);
      expect(outcomes).toContain('pass');
      expect(outcomes.filter((outcome) => outcome === 'fail' || outcome === 'unknown')).toEqual([]);
    },
  );

  it.each(rule.examples.fail.map((example) => [JSON.stringify(example), example] as const))(
    'fails %s',
    (_, example) => {
      expect(outcomesOf(rule, example)).toContain('fail');
    },
  );

  it.each((rule.examples.unknown ?? []).map((example) => [JSON.stringify(example), example] as const))(
    'cannot tell %s',
    (_, example) => {
      const outcomes = outcomesOf(rule, example);
      expect(outcomes).toContain('unknown');
      expect(outcomes).not.toContain('fail');
    },
  );

  it('has examples of both kinds, a reason, a fix and an official page', () => {
    expect(rule.examples.pass.length).toBeGreaterThan(0);
    expect(rule.examples.fail.length).toBeGreaterThan(0);
    expect(rule.why.length).toBeGreaterThan(20);
    expect(rule.fix.length).toBeGreaterThan(10);
    expect(rule.docs).toMatch(
      /^https:\/\/(docs\.aws\.amazon\.com|developer\.hashicorp\.com|registry\.terraform\.io|opentofu\.org|aws\.amazon\.com|www\.postgresql\.org)\//,
    );
  });

  it('names known frameworks and sources', () => {
    for (const [framework, ids] of Object.entries(rule.controls)) {
      expect(Object.keys(frameworks)).toContain(framework);
      for (const sources of Object.values(ids)) {
        expect(sources.length).toBeGreaterThan(0);
        for (const source of sources) expect(Object.keys(controlSources)).toContain(source);
      }
    }
  });
});

it('no id is used twice', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
