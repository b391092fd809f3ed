import { describe, expect, it } from 'vitest';
import { templateParts } from './template.js';

const brief = (text: string) =>
  templateParts(text).map(({ kind, code, text: piece }) => [kind, code || piece]);

describe('the parts of a text', () => {
  it('are text and expressions', () => {
    expect(brief('a ${var.b}-${ local.c }!')).toEqual([
      ['text', 'a '],
      ['expression', 'var.b'],
      ['text', '-'],
      ['expression', 'local.c'],
      ['text', '!'],
    ]);
  });

  it('keep nested braces, texts and expressions in texts together', () => {
    const code = 'jsonencode({ a = { b = "}${f({ c = "\\"}" })}" } })';
    expect(brief(`x\${${code}}y`)).toEqual([
      ['text', 'x'],
      ['expression', code],
      ['text', 'y'],
    ]);
    expect(brief('${"$${not} %%{it} ${var.a}"}')).toEqual([['expression', '"$${not} %%{it} ${var.a}"']]);
  });

  it('resolve escapes', () => {
    expect(brief('$${HOME} %%{x} { $ {a} }')).toEqual([['text', '${HOME} %{x} { $ {a} }']]);
  });

  it('know directives and trimming marks', () => {
    expect(brief('%{ if var.a ~}b%{~ endif ~}')).toEqual([
      ['directive', 'if var.a'],
      ['text', 'b'],
      ['directive', 'endif'],
    ]);
  });

  it('reach to the end when a brace is missing', () => {
    expect(brief('a${var.b')).toEqual([
      ['text', 'a'],
      ['expression', 'var.b'],
    ]);
    expect(brief('${')).toEqual([['expression', '${']]);
  });
});
