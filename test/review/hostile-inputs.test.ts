import { spawnSync } from 'node:child_process';
import { execPath } from 'node:process';
import { expect, it } from 'vitest';
import { packageFile } from '../../src/package-files.js';
import { inputKinds } from '../hostile-inputs/kinds.js';

it('hostile inputs of each kind end as a value or a UserError, below 2 s and 500 MB', () => {
  const script = packageFile('scripts/hostile-inputs.ts');
  const { status, stdout } = spawnSync(
    execPath,
    ['--import', 'tsx', script, '--seed', 'ci', '--count', `${20 * Object.keys(inputKinds).length}`],
    { cwd: packageFile('.'), encoding: 'utf8' },
  );
  expect(stdout.match(/: 20 inputs/g)).toHaveLength(Object.keys(inputKinds).length);
  expect(status, stdout).toBe(0);
}, 600_000);
