import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from './matches-glob.js';

/** What a pattern means, in words of a regular expression: right, and slow on some. */
function meaning(glob: string): RegExp {
  const source = glob
    .replaceAll(/[\\^$+.()|{}[\]]/g, '\\$&')
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's');
}

describe('a pattern', () => {
  it('means what a regular expression says', () => {
    const sign = fc.constantFrom('a', 'b', '*', '?', '[', '.', '\n');
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 12 }),
        fc.array(fc.constantFrom('a', 'b', '[', '.', '\n'), { maxLength: 14 }),
        (globSigns, textSigns) => {
          const [glob, text] = [globSigns.join(''), textSigns.join('')];
          expect(matchesGlob(glob, text)).toBe(meaning(glob).test(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['aws_lb.*', 'aws_lb.alb["a"]', true],
    ['aws_lb.alb[?]', 'aws_lb.alb[0]', true],
    ['aws_lb.alb[0]', 'aws_lb.alb0', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['?', '', false],
  ])('%j names %j: %s', (glob, text, expected) => {
    expect(matchesGlob(glob, text)).toBe(expected);
  });

  it('of 511 signs ends on a long address, where a regular expression never would', () => {
    expect(matchesGlob(`${'*?'.repeat(255)}Z`, 'a'.repeat(100_000))).toBe(false);
  });
});
