import { describe, expect, it } from 'vitest';
import { literal, literals } from './literals.js';

describe('literal', () => {
  it.each([
    ['${file("/etc/hostname")}', '$${file("/etc/hostname")}'],
    ['%{if true}x%{endif}', '%%{if true}x%%{endif}'],
    ['plain $5 and 100% of {it}', 'plain $5 and 100% of {it}'],
    ['$${kept}', '$$${kept}'],
  ])('escapes what would start a template: %s', (text, escaped) => {
    expect(literal(text)).toBe(escaped);
  });

  it('takes apart what cdktn would read as one of its tokens', () => {
    expect(literal('a ${TfToken[TOKEN.0]} b')).toBe('a $${TfToken%{if false}%{endif}[TOKEN.0]} b');
  });
});

describe('literals', () => {
  it('escapes values and keys at any depth, and leaves everything else', () => {
    expect(literals({ 'k${1}': ['v%{2}', 3, true, null, undefined] })).toEqual({
      'k$${1}': ['v%%{2}', 3, true, null, undefined],
    });
  });
});
