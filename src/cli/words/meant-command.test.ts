import { describe, expect, it } from 'vitest';
import { meantCommand } from './meant-command.js';

describe('a command that does not exist', () => {
  it.each([
    ['a slip', 'deplyo', [], 'deploy'],
    ['a slip in a group', 'rotat', ['secret'], 'secret rotate'],
    ['a group', 'secrets', [], 'secret'],
    ['a word of Terraform', 'apply', [], 'deploy'],
    ['one in capitals', 'APPLY', [], 'deploy'],
    ['a word of Docker', 'start', ['sandbox'], 'sandbox up'],
    ['a word of Git', 'diff', [], 'plan'],
  ])('%s is answered with the command that was meant', (_, input, group, meant) => {
    expect(meantCommand(input, group)).toBe(meant);
  });

  it.each([
    ['fmt', []],
    ['constructor', []],
    ['frobnicate', ['secret']],
  ])('`%s` is near none: no guess', (input, group) => {
    expect(meantCommand(input, group)).toBeUndefined();
  });
});
