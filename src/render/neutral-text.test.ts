import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyAttack, hostileTexts, unsafeIn } from '../../test/fixtures/hostile/text.js';
import { neutralText, ownSequence } from './neutral-text.js';
import { paintFor } from './terminal/style.js';

describe('text that leaves the process', () => {
  it('holds nothing that a terminal or a CI system obeys, whatever it came from', () => {
    expect(unsafeIn(everyAttack)).toHaveLength(12);
    expect(unsafeIn(neutralText(everyAttack))).toEqual([]);
    fc.assert(
      fc.property(hostileTexts, (text) => {
        expect(unsafeIn(neutralText(text))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is neutral once and for all', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        expect(neutralText(neutralText(text))).toBe(neutralText(text));
      }),
    );
  });

  it('shows what it has defused', () => {
    expect(neutralText('::error::no\n  ::set-output name=a::b\n')).toBe(
      '\\u{3a}:error::no\n  \\u{3a}:set-output name=a::b\n',
    );
    expect(neutralText('a ##vso[task] ##[group] 1%0A2 \u009b\u202e\u{e0041}')).toBe(
      'a \\u{23}#vso[task] \\u{23}#[group] 1\\u{25}0A2 \\u{9b}\\u{202e}\\u{e0041}',
    );
  });

  it.each([
    'arn:aws:s3:::bucket and arn:aws:iam::123456789012:role/x\n',
    'at environments.yaml:3:12\n',
    '## Title, 100 % and 5%, C# [x] #12\n\ttabbed\n',
    '::1/128'.replace('::', '0::'),
    'AWS::EC2::VPC – „Straße“ 数据库 🙂 é\n',
    '',
  ])('leaves alone what nobody obeys: %j', (text) => {
    expect(neutralText(text)).toBe(text);
  });

  it('keeps our own colours, and those of nobody else', () => {
    const paint = paintFor({ isTTY: true }, {});
    expect(neutralText(paint('bold', paint('red', 'a')))).toBe('\u001b[1m\u001b[31ma\u001b[39m\u001b[22m');
    expect(neutralText(paint('red', '\u001b[31ma'))).toBe('\u001b[31m\\u{1b}[31ma\u001b[39m');
    expect(neutralText(`${ownSequence('[2A')}::error::`)).toBe('\u001b[2A\\u{3a}:error::');
  });
});
