import { describe, expect, it } from 'vitest';
import { Element } from '../../../model/element.js';
import type { Flow, ReachAnswer, Step } from '../../../topology/reach/answer.js';
import { answerWords, flowWords, placeOfStep, reachCell } from '../../wording/reach-words.js';

const flow = (from: number, to = from, more: Partial<Flow> = {}): Flow => ({
  ...{ protocol: 'tcp', from, to, families: ['ipv4'], ranges: [] },
  ...more,
});
const step = (text: string): Step => ({ verdict: 'maybe', text, source: undefined });
const answer = (outcome: ReachAnswer['outcome'], more: Partial<ReachAnswer> = {}): ReachAnswer => ({
  ...{ outcome, flows: [], path: [], stop: undefined, unknowns: [], notes: [] },
  ...more,
});
const udp = { protocol: 'udp' } as const;
const icmp = flow(0, 0, { protocol: 'icmp' });

describe('what passes', () => {
  it.each<[words: string, cell: string, flows: readonly Flow[]]>([
    ['', 'yes', []],
    ['TCP 80, 443', '80,443', [flow(80), flow(443)]],
    ['TCP 80 to 90', '80-90', [flow(80, 90)]],
    ['every TCP port', 'all', [flow(0, 65_535)]],
    ['every UDP port', 'udp all', [flow(0, 65_535, udp)]],
    ['TCP 0 to 65534', '0-65534', [flow(0, 65_534)]],
    ['TCP 1 to 65535', '1-65535', [flow(1, 65_535)]],
    ['TCP 0 to 65535, 80', 'all,80', [flow(0, 65_535), flow(80)]],
    ['ICMP', 'icmp', [icmp]],
    ['TCP 80; UDP 53', '80,udp 53', [flow(80), flow(53, 53, udp)]],
    ['TCP 443 (IPv6)', '443', [flow(443, 443, { families: ['ipv6'] })]],
    ['TCP 443 (IPv4 and IPv6)', '443', [flow(443, 443, { families: ['ipv4', 'ipv6'] })]],
    [
      'TCP 22 from 192.0.2.0/24, 198.51.100.0/24; TCP 22',
      '22',
      [flow(22, 22, { ranges: ['192.0.2.0/24', '198.51.100.0/24'] }), flow(22)],
    ],
    ['TCP 443; TCP 443 (IPv6)', '443', [flow(443), flow(443, 443, { families: ['ipv6'] })]],
  ])('in words and in a cell: %j, %j', (words, cell, flows) => {
    expect(flowWords(flows)).toBe(words);
    expect(reachCell(answer('reachable', { flows }))).toBe(cell);
  });

  it('to the internet is told by where it goes', () => {
    const flows = [flow(22, 22, { ranges: ['192.0.2.0/24'] })];
    expect(flowWords(flows, 'to')).toBe('TCP 22 to 192.0.2.0/24');
    expect(answerWords(answer('reachable', { flows }), 'to')).toBe('TCP 22 to 192.0.2.0/24');
  });
});

it.each<[words: string, cell: string, answer: ReachAnswer]>([
  ['yes', 'yes', answer('reachable')],
  ['TCP 80', '80', answer('reachable', { flows: [flow(80)] })],
  ['No rule lets it in.', '-', answer('blocked', { flows: [flow(80)], stop: step('No rule lets it in') })],
  ['It does not reach itself.', '-', answer('blocked')],
  ['It is not known.', '?', answer('unknown', { flows: [flow(80)] })],
  ['One is not known.', '?', answer('unknown', { unknowns: [step('One is not known')] })],
  [
    'One is not known (and 2 more).',
    '?',
    answer('unknown', { unknowns: [step('One is not known'), step('b'), step('c')] }),
  ],
])('an answer is one sentence, and a cell of a matrix: %s', (words, cell, one) => {
  expect(answerWords(one)).toBe(words);
  expect(reachCell(one)).toBe(cell);
});

it('a cell is empty where nothing was asked', () => {
  expect(reachCell(undefined)).toBe('');
});

it.each<[place: string, part: string, at: { readonly file?: string; readonly line?: number }]>([
  ['aws_lb.web', '', {}],
  ['aws_lb.web ingress[1]', 'ingress[1]', {}],
  ['aws_lb.web (main.tf.json)', '', { file: 'main.tf.json' }],
  ['aws_lb.web ingress[1] (main.tf.json:12)', 'ingress[1]', { file: 'main.tf.json', line: 12 }],
])('a step is placed by its element, its block, its file and its line: %s', (place, part, at) => {
  const element = new Element({ address: 'aws_lb.web', type: 'aws_lb', name: 'web', values: {}, ...at });
  expect(placeOfStep({ ...step('x'), source: { element, part } })).toBe(place);
});

it('a step without a source has no place', () => {
  expect(placeOfStep(step('x'))).toBe('');
});
