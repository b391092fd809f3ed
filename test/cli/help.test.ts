import { expect, it } from 'vitest';
import { everyCommand } from '../../scripts/reference/every-command.js';
import { repository } from './run-cli.js';
import { runHere } from './run-here.js';

const commands = [...everyCommand.keys()];
/** The root and the groups of commands, such as `secret`. */
const groups = new Set(commands.map((command) => command.split(' ').slice(0, -1).join(' ')));

it.each([...groups, ...commands])('"multienv %s --help" prints its help on stdout', async (command) => {
  const words = command.split(' ').filter((word) => word !== '');
  const { exitCode, stdout, stderr } = await runHere([...words, '--help'], { cwd: repository });
  expect(stdout).toMatchSnapshot();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
});

it.each(commands)('the help of "multienv %s" has examples', async (command) => {
  const { stdout } = await runHere([...command.split(' '), '--help'], { cwd: repository });
  expect(stdout).toContain(`Examples:\n  multienv ${command}`);
});

it('prints the version', async () => {
  const { stdout } = await runHere(['--version'], { cwd: repository });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
