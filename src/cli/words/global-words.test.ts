import { expect, it } from 'vitest';
import { globalWords } from './global-words.js';

const none = { noColor: false, verbose: false };

it.each([
  [[], { ...none, inputs: [] }],
  [['plan', '--env', 'dev-001'], { ...none, inputs: ['plan', '--env', 'dev-001'] }],
  [['--cwd', 'infra', 'plan'], { ...none, inputs: ['plan'], cwd: 'infra' }],
  [['plan', '--json', '--cwd=in fra'], { ...none, inputs: ['plan', '--json'], cwd: 'in fra' }],
  [['--no-color', 'plan', '--verbose'], { noColor: true, verbose: true, inputs: ['plan'] }],
  [['plan', '--noColor'], { ...none, noColor: true, inputs: ['plan'] }],
  [['help'], { ...none, inputs: ['--help'] }],
  [['help', 'secret', 'init'], { ...none, inputs: ['secret', 'init', '--help'] }],
  [['--no-color', 'help', 'plan', '--help'], { ...none, noColor: true, inputs: ['plan', '--help'] }],
  [['rules', 'help'], { ...none, inputs: ['rules', 'help'] }],
])('reads %j', (given, expected) => {
  expect(globalWords(given)).toEqual(expected);
});

it.each([
  [['--cwd'], 'needs a value'],
  [['--cwd='], 'needs a value'],
  [['--cwd', '', 'plan'], 'needs a value'],
  [['--cwd', '--json', 'plan'], 'needs a value'],
  [['--cwd', 'a', 'plan', '--cwd', 'b'], 'is given twice'],
])('refuses %j', (given, message) => {
  expect(globalWords(given).failure?.message).toContain(message);
});
