import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { npmInstall, versionsOf } from './pack-first.js';
import { runIn } from './run-in.js';

const { tarball, project } = inject('packed');

/** The test of the guide, and one that the review has to fail. */
const body = `
expect.extend(reviewMatchers);
it('is fit', () => expect(synthesizeEnvironment('dev', 'dev-001')).toPassReview({ failOn: 'low' }));
it('takes a stack', () => {
  const stack = new MultiEnvStack(new App({ stackTraces: false }), 'multi-env-dev-002', 'dev', 'dev-002');
  expect(stack).toPassReview();
});
it('tells what is open', () => {
  const open = { resource: { aws_db_instance: { a: { storage_encrypted: false } } } };
  expect(() => expect(open).toPassReview()).toThrow('RDS-1');
});
`;
const imports = `
import { App } from 'cdktn';
import { MultiEnvStack } from 'multi-env-infrastructure';
import { reviewMatchers, synthesizeEnvironment } from 'multi-env-infrastructure/testing';
`;
const dynamic = `
test('in a CommonJS test', async () => {
  const { reviewMatchers, synthesizeEnvironment } = await import('multi-env-infrastructure/testing');
  expect.extend(reviewMatchers);
  expect(synthesizeEnvironment('dev', 'dev-001')).toPassReview();
});
`;

/** A project with the package and a test framework. */
function install(name: string, files: Readonly<Record<string, string>>, framework: string): string {
  const folder = join(dirname(project), `${name} project`);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  npmInstall(folder, tarball, ...versionsOf('cdktn', 'constructs'), framework);
  return folder;
}

describe('toPassReview', () => {
  it('works with vitest', async () => {
    const test = `import { expect, it } from 'vitest';${imports}${body}`;
    const files = { 'package.json': '{ "type": "module" }', 'a.test.js': test };
    const folder = install('vitest', files, versionsOf('vitest')[0] ?? '');
    const { exitCode, stdout, stderr } = await runIn(folder, ['npx', '--no-install', 'vitest', 'run']);
    expect(stdout + stderr).toMatch(/Tests .*3 passed/);
    expect(exitCode).toBe(0);
  });

  it('works with jest, in modules and in CommonJS, with the option that the guide names', async () => {
    const config = { jest: { testMatch: ['**/*.test.*js'], transform: {}, injectGlobals: true } };
    const files = {
      'package.json': JSON.stringify(config),
      'a.test.mjs': `import { expect, it } from '@jest/globals';${imports}${body}`,
      'b.test.cjs': dynamic,
    };
    const folder = install('jest', files, 'jest@^30');
    const env = { NODE_OPTIONS: '--experimental-vm-modules' };
    const { exitCode, stderr } = await runIn(folder, ['npx', '--no-install', 'jest'], env);
    expect(stderr).toMatch(/Tests: +4 passed/);
    expect(exitCode).toBe(0);
  });
});

it('a CommonJS program requires the package: every supported Node loads modules so', async () => {
  const program = `const { rules } = require('multi-env-infrastructure'); console.log(rules.length > 100, typeof require('multi-env-infrastructure/testing').reviewMatchers.toPassReview)`;
  const { stdout, exitCode } = await runIn(project, [
    process.execPath,
    '--input-type=commonjs',
    '-e',
    program,
  ]);
  expect({ stdout, exitCode }).toEqual({ stdout: 'true function\n', exitCode: 0 });
});
