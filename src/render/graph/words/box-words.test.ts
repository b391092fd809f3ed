import { describe, expect, it } from 'vitest';
import type { PictureBox } from '../../../operations/graph/picture.js';
import { pillRows, pillWords } from '../layout/pills.js';
import { boxWords } from './box-words.js';
import { edgeSpeaker } from './edge-words.js';

const box = (more: Partial<PictureBox> = {}): PictureBox => ({
  ...{ id: 'a', kind: 'load-balancer', title: 'Application Load Balancer', name: 'alb', details: [] },
  ...{ marks: [], elements: [], ...more },
});
const findings = { count: 1, worst: 'high', rules: ['ELB-1', 'ELB-2'] } as const;
const change = { kind: 'replace', gravity: 'downtime', count: 2 } as const;
const lines = (more: Partial<PictureBox>) => boxWords(box(more)).split('\n').slice(1);

describe('what a picture says of a box', () => {
  it('is its title and name, its facts and marks, and its elements, each where it has some', () => {
    expect(boxWords(box())).toBe('Application Load Balancer: alb');
    expect(
      lines({ details: ['HTTPS 443'], marks: ['public', 'protected'], elements: ['aws_lb.a', 'b.c'] }),
    ).toEqual(['HTTPS 443, public, protected', 'aws_lb.a', 'b.c']);
  });

  it('is what changes, what differs and what was found', () => {
    expect(lines({ change })).toEqual(['replace (2): downtime']);
    expect(lines({ difference: { kind: 'only-here', count: 3 } })).toEqual(['only here']);
    expect(lines({ difference: { kind: 'differs', count: 3 } })).toEqual(['differs in 3']);
    expect(lines({ findings })).toEqual(['1 finding, the worst high: ELB-1, ELB-2']);
    expect(lines({ findings: { ...findings, count: 2 } })).toEqual([
      '2 findings, the worst high: ELB-1, ELB-2',
    ]);
  });
});

describe('the pills of a box', () => {
  it('say in a word what changes, what differs, what was found, and its marks', () => {
    const difference = { kind: 'differs', count: 3 } as const;
    expect(pillWords(box({ change, difference, findings, marks: ['public'] }))).toEqual([
      ...['± replace: downtime', '≠ differs: 3', '▲ 1 high', 'public'],
    ]);
    expect(pillWords(box({ difference: { kind: 'only-here', count: 3 } }))).toEqual(['◆ only here']);
  });

  it.each([
    ['create', '+ create'],
    ['update', '~ update'],
    ['replace', '± replace'],
    ['destroy', '− destroy'],
    ['rotate', '↻ rotate'],
  ] as const)('have a sign for each kind of change: %s', (kind, text) => {
    expect(pillWords(box({ change: { kind, gravity: 'none', count: 1 } }))).toEqual([text]);
  });

  it.each<[tone: string, more: Partial<PictureBox>]>([
    ['bad', { change }],
    ['bad', { change: { ...change, gravity: 'data-loss' } }],
    ['bad', { change: { ...change, gravity: 'replacement' } }],
    ['change', { change: { ...change, gravity: 'restart' } }],
    ['difference', { difference: { kind: 'only-here', count: 1 } }],
    ['difference', { difference: { kind: 'differs', count: 1 } }],
    ['bad', { findings: { ...findings, worst: 'medium' } }],
    ['warning', { findings: { ...findings, worst: 'low' } }],
    ['good', { marks: ['encrypted'] }],
    ['good', { marks: ['protected'] }],
    ['good', { marks: ['Multi-AZ'] }],
    ['bad', { marks: ['not encrypted'] }],
    ['warning', { marks: ['public'] }],
  ])('have the tone of what they say: %s, %j', (tone, more) => {
    expect(pillRows(box(more), { x: 0, y: 0 }, 500).map((one) => one.tone)).toEqual([tone]);
  });

  it('say in full what stands behind a word', () => {
    const full = (more: Partial<PictureBox>) => pillRows(box(more), { x: 0, y: 0 }, 500)[0]?.full;
    expect(full({ change })).toBe('replace (resources that change: 2), the worst: downtime');
    expect(full({ findings })).toBe('Findings of the review, the worst high: ELB-1, ELB-2');
    expect(full({ marks: ['public'] })).toBeUndefined();
  });
});

it('an edge is a sentence with the names of its ends, and says where it is not certain', () => {
  const region = { id: 'r', name: 'eu-west-1', vpcs: [], servicesName: '', services: [box()] };
  const wordsOf = edgeSpeaker({ regions: [region] });
  const edge = {
    from: 'internet',
    to: 'a',
    label: 'HTTP 80',
    kind: 'traffic',
    isCertain: true,
    elements: [],
  } as const;
  expect(wordsOf(edge)).toBe('Internet to alb: HTTP 80');
  expect(wordsOf({ ...edge, from: 'a', to: 'gone', label: '', isCertain: false })).toBe(
    'alb to gone (not certain)',
  );
});
