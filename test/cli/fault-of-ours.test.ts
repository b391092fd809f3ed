import { expect, it, vi } from 'vitest';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

// What makes the commands does not fail unless we have made a mistake.
vi.mock('../../src/cli/app.js', () => ({
  buildApp: () => {
    throw new Error('a mistake of ours');
  },
}));

it('what fails before a command begins is a fault, and no success', async () => {
  const { exitCode, stdout, stderr } = await runHere(['list'], { cwd: temporaryProject() });
  expect({ exitCode, stdout }).toEqual({ exitCode: 70, stdout: '' });
  expect(stderr).toContain('bug: a mistake of ours.');
});
