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

  it('is any of these, by the command that was meant', () => {
    const words = Object.keys(habits).sort();
    const meaning = (command: string) => words.filter((word) => habits[word] === command).join(', ');
    const meant = [...new Set(Object.values(habits))].sort();
    expect(meant.map((command) => `${command}: ${meaning(command)}`)).toEqual([
      'check: audit, lint, review, test',
      'deploy: apply, create, up, update',
      'destroy: delete, down, remove, rm',
      'init: new',
      'list: ls, status',
      'output: outputs, show',
      'plan: preview',
      'recover: repair',
      'sandbox down: sandbox destroy, sandbox stop, stop',
      'sandbox status: sandbox ps',
      'sandbox up: sandbox init, sandbox run, sandbox start, start',
      'secret init: secret add, secret create, secret set',
      'secret rotate: secret change, secret update',
      'secret status: secret list, secret ls, secret show',
      'state migrate: state move, state mv',
      'unlock: force-unlock',
    ]);
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
