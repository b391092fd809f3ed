import { describe, expect, it } from 'vitest';
import { driftedAttribute, driftedResource } from '../../../test/fixtures/drift-report.js';
import type { ClassifiedDrift, DriftedAttribute } from '../../changes/drift/drift.js';
import { countsText, driftConsequence, driftSentence } from '../wording/drift-words.js';

const told = (more: Partial<ClassifiedDrift>) => driftConsequence(driftedResource(more), 'eu-west-1');
const stays = (path: string, why?: string): DriftedAttribute =>
  driftedAttribute(path, { fate: 'stays', why });

describe('what comes of a change outside', () => {
  it.each([
    ['restored', 'puts it back'],
    ['overwritten', 'sets what the file says'],
    ['unknown', 'changes it; only the apply tells to what'],
    ['stays', 'leaves it'],
  ] as const)('is told of one that is %s', (fate, words) => {
    expect(told({ attributes: [driftedAttribute('a', { fate })] })).toBe(`The next deploy ${words}.`);
  });

  it('names the attributes where they fare differently, each once, and counts more than five', () => {
    const many = Array.from({ length: 7 }, (_, at) => driftedAttribute(`a${at}.x`));
    const twice = [driftedAttribute('a0.y'), driftedAttribute('a1[0]')];
    expect(told({ attributes: [...many, ...twice, stays('b')] })).toBe(
      'The next deploy puts it back (a0, a1, a2, a3, a4 and 2 more); it leaves it (b).',
    );
    expect(told({ attributes: [...many.slice(0, 5), stays('b')] })).toBe(
      'The next deploy puts it back (a0, a1, a2, a3, a4); it leaves it (b).',
    );
  });

  it('tells why something stays, each reason once, and nothing of what comes back', () => {
    expect(told({ attributes: [stays('a', 'x'), stays('b', 'y'), stays('c', 'x'), stays('d')] })).toBe(
      'The next deploy leaves it: x; y.',
    );
    expect(told({ attributes: [driftedAttribute('a', { why: 'x' })] })).toBe('The next deploy puts it back.');
  });

  it('tells of what is intended only where there is nothing else', () => {
    const intended = driftedAttribute('b', { class: 'intended', fate: 'stays', why: 'it scales' });
    expect(told({ attributes: [driftedAttribute('a'), intended] })).toBe('The next deploy puts it back.');
    expect(told({ attributes: [intended] })).toBe('The next deploy leaves it: it scales.');
  });

  it('of what was deleted is that it is forgotten or made again, without its data where it had any', () => {
    const deleted = { kind: 'deleted', attributes: [] } as const;
    expect(told({ ...deleted, fate: 'stays' })).toBe(
      'The file no longer has it: the next deploy forgets it.',
    );
    expect(told(deleted)).toBe('The next deploy creates it again.');
    expect(told({ ...deleted, deploy: { kind: 'create', gravity: 'data-loss' } })).toBe(
      'The next deploy creates it again, empty.',
    );
  });

  it('is a command where one takes it away, in words of a shell', () => {
    expect(told({ kind: 'added', remedy: ['ec2', 'delete-tags', '--tags', 'Key=a b'] })).toBe(
      "The next deploy leaves it. Take it away: aws ec2 delete-tags --tags 'Key=a b' --region eu-west-1",
    );
  });
});

describe('a change outside in a line', () => {
  const rules = [
    { id: 'SG-4', severity: 'critical', title: 'The internet cannot reach databases', isSecurity: true },
    { id: 'ELB-4', severity: 'low', title: 'It waits', isSecurity: false },
  ] as const;
  it.each<[sentence: string, more: Partial<ClassifiedDrift>]>([
    ['aws_lb.alb: idle_timeout changed outside.', {}],
    ['aws_lb.alb was deleted outside.', { kind: 'deleted' }],
    ['aws_lb.alb: ingress x was added outside.', { kind: 'added', what: 'ingress x' }],
    [
      'aws_lb.alb was deleted outside. SG-4 critical fails: The internet cannot reach databases. ELB-4 low fails: It waits.',
      { kind: 'deleted', rules },
    ],
  ])('says: %s', (sentence, more) => {
    expect(driftSentence(driftedResource(more))).toBe(sentence);
  });

  it('names five attributes, and counts the others', () => {
    const named = (count: number) =>
      driftSentence(
        driftedResource({
          attributes: Array.from({ length: count }, (_, at) => driftedAttribute(`a.${at}`)),
        }),
      );
    expect(named(5)).toBe('aws_lb.alb: a.0, a.1, a.2, a.3, a.4 changed outside.');
    expect(named(7)).toBe('aws_lb.alb: a.0, a.1, a.2, a.3, a.4 and 2 more changed outside.');
  });
});

it('changes outside are counted by class, the gravest first', () => {
  const of = (...classes: readonly ClassifiedDrift['class'][]) =>
    countsText(classes.map((one) => ({ class: one })));
  expect(of('tags', 'intended', 'security', 'tags', 'other', 'deleted')).toBe(
    '1 security, 1 deleted, 1 other, 2 tags, 1 intended',
  );
  expect(of()).toBe('');
});
