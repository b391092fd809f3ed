import { describe, expect, it } from 'vitest';
import { repeatedFlags } from '../../errors/invocation.js';
import { habits, meantCommand } from './meant-command.js';

describe('a command that does not exist', () => {
  it.each([
    ['a slip', 'deplyo', [], 'deploy'],
    ['a slip in a group', 'rotat', ['secret'], 'secret rotate'],
    ['a group', 'secrets', [], 'secret'],
    ['a word of Terraform', 'apply', [], 'deploy'],
    ['one in capitals', 'APPLY', [], 'deploy'],
    ['a word of Docker', 'start', ['sandbox'], 'sandbox up'],
    ['a word of Pulumi', 'preview', [], 'plan'],
    ['a word of Terraform in the plural', 'outputs', [], 'output'],
    ['another word for it', 'show', [], 'output'],
  ])('%s is answered with the command that was meant', (_, input, group, meant) => {
    expect(meantCommand(input, group)).toBe(meant);
  });

  it('has words alone that are no command, each for one that is', () => {
    const commands = Object.keys(repeatedFlags);
    for (const [word, command] of Object.entries(habits)) {
      expect(commands).not.toContain(word);
      expect(commands).toContain(command);
    }
  });

  it.each([
    ['fmt', []],
    ['constructor', []],
    ['frobnicate', ['secret']],
  ])('`%s` is near none: no guess', (input, group) => {
    expect(meantCommand(input, group)).toBeUndefined();
  });
});
