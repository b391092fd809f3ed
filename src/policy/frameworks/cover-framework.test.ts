import { describe, expect, it } from 'vitest';
import { finding, halfReviewed, invented, oneOfEach, report } from '../../../test/fixtures/check-reports.js';
import { pass } from '../../rules/verdict.js';
import type { Finding, Outcome } from '../finding.js';
import { coverFramework } from './cover-framework.js';

const rule = (id: string, controls: object = invented.controls) => ({
  ...invented,
  id,
  controls,
  resource: 'aws_ebs_volume',
  examples: { pass: [], fail: [] },
  check: () => pass,
});

/** Statuses of 3.5.1.3 in dev-001 and prod-003. */
function statuses(findings: readonly Finding[], rules = [rule('XYZ-1'), rule('XYZ-2')]) {
  const { controls } = coverFramework(report(findings), 'PCI-DSS-4.0.1', rules);
  expect(controls.map(({ id }) => id)).toEqual(['3.5.1.3']);
  return controls[0]?.statuses;
}

describe('a control of a framework', () => {
  it.each<[string, readonly Outcome[], string]>([
    ['failed when one finding fails', ['pass', 'unknown', 'waived', 'accepted', 'fail'], 'failed'],
    ['unknown when none fails and one is unknown', ['pass', 'waived', 'unknown', 'accepted'], 'unknown'],
    ['waived when what fails is waived', ['pass', 'accepted', 'waived'], 'waived'],
    ['accepted when the tier does without', ['accepted', 'pass'], 'accepted'],
    ['met when all pass', ['pass', 'pass'], 'met'],
    ['not applicable when its rules found nothing to judge', [], 'notApplicable'],
  ])('is %s', (_, outcomes, status) => {
    expect(statuses(outcomes.map((outcome) => finding({ outcome })))).toEqual(['notApplicable', status]);
  });

  it('takes the findings of every rule that is tied to it, and of no other', () => {
    expect(statuses([finding({ outcome: 'pass' }), finding({ ruleId: 'XYZ-2' })])?.[1]).toBe('failed');
    expect(statuses([finding({ outcome: 'pass' }), finding({ ruleId: 'XYZ-3' })])?.[1]).toBe('met');
  });

  it('names its rules in the order of their numbers', () => {
    const { controls } = coverFramework(
      report([]),
      'PCI-DSS-4.0.1',
      ['XYZ-10', 'XYZ-2', 'ABC-3'].map((id) => rule(id)),
    );
    expect(controls.map(({ rules }) => rules)).toEqual([['ABC-3', 'XYZ-2', 'XYZ-10']]);
  });

  it('says which rules and sources tie it, and what it is about', () => {
    const more = rule('XYZ-2', { 'PCI-DSS-4.0.1': { '3.5.1.3': ['SH'] } });
    const { controls } = coverFramework(report(oneOfEach), 'PCI-DSS-4.0.1', [rule('XYZ-1'), more]);
    expect(controls).toEqual([
      {
        id: '3.5.1.3',
        subject: 'access to disk-level encryption is managed apart',
        rules: ['XYZ-1', 'XYZ-2'],
        sources: ['PR', 'SH', 'SP'],
        statuses: ['accepted', 'failed'],
      },
    ]);
  });

  it('has a column for each stack that is not the project’s', () => {
    const reviewed = ['a.tf.json', 'b.tf.json'].map((file) => ({
      ...{ name: file, environment: null, tier: 'production' as const, file },
    }));
    const findings = [
      finding({ environment: null, file: 'a.tf.json' }),
      finding({ environment: null, file: 'b.tf.json', outcome: 'pass' }),
    ];
    const { reviewed: names, controls } = coverFramework(report(findings, { reviewed }), 'PCI-DSS-4.0.1', [
      rule('XYZ-1'),
    ]);
    expect(names).toEqual(['a.tf.json', 'b.tf.json']);
    expect(controls[0]?.statuses).toEqual(['failed', 'met']);
  });

  it('is judged for nothing that was not reviewed', () => {
    const findings = [finding({ environment: 'dev-001', outcome: 'pass' })];
    const own = halfReviewed('It ended.', { findings });
    const { reviewed, controls } = coverFramework(own, 'PCI-DSS-4.0.1', [rule('XYZ-1')]);
    expect({ reviewed, statuses: controls[0]?.statuses }).toEqual({
      reviewed: ['dev-001'],
      statuses: ['met'],
    });
  });

  it('stands in the order of its number', () => {
    const ids = { '2.2.2': ['PR'], '10.2.1': ['PR'], '2.2.10': ['PR'], '1.2.5': ['PR'] };
    const { controls } = coverFramework(report([]), 'PCI-DSS-4.0.1', [
      rule('XYZ-1', { 'PCI-DSS-4.0.1': ids }),
    ]);
    expect(controls.map(({ id }) => id)).toEqual(['1.2.5', '2.2.2', '2.2.10', '10.2.1']);
  });
});

describe('what no rule is tied to', () => {
  const outOfReach = (framework: Parameters<typeof coverFramework>[1], controls: object) =>
    coverFramework(report([]), framework, [rule('XYZ-1', { [framework]: controls })]).outOfReach;

  it('is listed with a reason: sections of PCI DSS that nothing below them is tied to', () => {
    const uncovered = outOfReach('PCI-DSS-4.0.1', { '1.2.5': ['PR'], '3.5.1.3': ['PR'] });
    const ids = uncovered.flatMap((entry) => entry.ids);
    expect(ids).not.toContain('1.2');
    expect(ids).not.toContain('3.5');
    expect(ids).toEqual(expect.arrayContaining(['1.1', '9.1', '12.1', '3.5.1', '3.5.1.2']));
    for (const { subject, reason } of uncovered) {
      expect(subject).not.toBe('');
      expect(reason).toMatch(/\.$/);
    }
  });

  it('leaves the others of a group when one of them is tied', () => {
    const groups = outOfReach('SOC2', { 'CC4.1': ['PR'] });
    expect(groups).toContainEqual(expect.objectContaining({ ids: ['CC4.2'] }));
  });

  it('says of what a template could show that no source ties it', () => {
    const groups = outOfReach('HIPAA', {});
    expect(groups.find(({ ids }) => ids.includes('164.312(b)'))?.reason).toContain('no named source');
    expect(groups.find(({ ids }) => ids.includes('164.310(b)'))?.reason).toContain('offices');
  });
});
