import { describe, expect, it } from 'vitest';
import { literal, literals, withLiterals } from './literals.js';

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

describe('withLiterals', () => {
  it('escapes what a person wrote, and leaves the wiring and the given props as they are', () => {
    const given = { settings: { a: ['${1}'] }, target: '${2}', subnetId: '${aws_subnet.a.id}' };
    expect(withLiterals(given, 'settings', 'target')).toEqual({
      settings: { a: ['$${1}'] },
      target: '$${2}',
      subnetId: '${aws_subnet.a.id}',
    });
    expect(given.settings).toEqual({ a: ['${1}'] });
  });
});
