import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutValue } from './cut-value.js';

const arn = (name: string) =>
  `"arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${name}/be035ebd1a105316"`;

it.each([
  ['the end is kept', arn('tg-one'), 40, undefined, '…targetgroup/tg-one/be035ebd1a105316"'],
  ['what differs is kept', arn('tg-one'), 30, arn('tg-other'), '…tg-one/be035ebd1a105316"'],
  ['of a long part from where it differs', '"postgres15-prod-003"', 8, '"postgres16-prod-003"', /5-/],
  ['what fits is whole', 'a short one', 20, 'another', 'a short one'],
])('%s', (_, text, room, other, wanted) => {
  expect(cutValue(text, room, other)).toMatch(wanted);
});

it('never shows more than there is room for, nor two sides that differ as the same', () => {
  const text = fc.stringMatching(/^[a-z/:. -]{0,60}$/);
  fc.assert(
    fc.property(text, text, text, fc.integer({ min: 12, max: 40 }), (start, middle, end, room) => {
      const [one, other] = [`${start}1${middle}${end}`, `${start}2${middle}${end}`];
      const cuts = [cutValue(one, room, other), cutValue(other, room, one)];
      for (const cut of cuts) expect(cut.length).toBeLessThanOrEqual(room);
      expect(cuts[0]).not.toBe(cuts[1]);
      expect(one).toContain((cuts[0] ?? '').replace(/^…|…$/g, ''));
    }),
  );
});
