import { App, TerraformStack, Token } from 'cdktn';
import { describe, expect, it } from 'vitest';
import { tokenResolver } from './token-resolver.js';

const stack = () => new TerraformStack(new App({ stackTraces: false }), 'stack');

describe('the resolver of tokens', () => {
  it('leaves out what is not there, in a list as in a block', () => {
    const resolve = tokenResolver(stack());
    const lazy = Token.asAny({ resolve: () => undefined });
    expect(resolve({ list: [1, undefined, 'a', lazy], none: undefined, lazy })).toEqual({ list: [1, 'a'] });
  });

  it('resolves a text, a member and an item, and takes plain values as they are', () => {
    const resolve = tokenResolver(stack());
    const text = Token.asString({ resolve: () => 'known' });
    const source = { text: `is ${text}`, list: [{ text }], plain: [true, null, 0, 'x'] };
    expect(resolve(source)).toEqual({
      text: 'is known',
      list: [{ text: 'known' }],
      plain: [true, null, 0, 'x'],
    });
  });

  it('finds a number in a number and in a text, and a list in a list of one', () => {
    const resolve = tokenResolver(stack());
    const seven = Token.asNumber({ resolve: () => 7 });
    const list = Token.asList({ resolve: () => ['a', 'b'] });
    expect(resolve({ seven, told: `${seven} days`, list })).toEqual({
      seven: 7,
      told: '7 days',
      list: ['a', 'b'],
    });
  });
});
