import { expect, it } from 'vitest';
import { repository } from './run-cli.js';
import { runHere } from './run-here.js';

const commands = [
  '',
  'init',
  'validate',
  'schema',
  'synth',
  'check',
  'rules',
  'plan',
  'deploy',
  'output',
  'destroy',
  'secret',
  'secret init',
  'secret rotate',
  'secret status',
  'secret restore',
  'bootstrap',
  'state',
  'state migrate',
  'unlock',
  'recover',
  'sandbox',
  'sandbox up',
  'sandbox status',
  'sandbox reset',
  'sandbox down',
];

it.each(commands)('"multienv %s --help" prints its help on stdout', async (command) => {
  const words = command.split(' ').filter((word) => word !== '');
  const { exitCode, stdout, stderr } = await runHere([...words, '--help'], { cwd: repository });
  expect(stdout).toMatchSnapshot();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
});

it.each(commands.filter((command) => !['secret', 'sandbox', 'state'].includes(command)))(
  'the help of "multienv %s" has examples',
  async (command) => {
    const words = command.split(' ').filter((word) => word !== '');
    const { stdout } = await runHere([...words, '--help'], { cwd: repository });
    expect(stdout).toContain(`Examples:\n  multienv ${command}`);
  },
);

it('prints the version', async () => {
  const { stdout } = await runHere(['--version'], { cwd: repository });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
