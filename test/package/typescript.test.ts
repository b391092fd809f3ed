import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { repository } from '../cli/run-cli.js';
import { npmInstall, versionsOf } from './pack-first.js';

const { project } = inject('packed');

/** Uses what leads into most declarations; the last line holds that a wrong call is told, so that nothing has become `any`. */
const program = `
import { App } from 'cdktn';
import { check, databaseSettings, deploy, doctor, loadEnvironments, MultiEnvStack, plan, rules } from 'multi-env-infrastructure';
import type { CheckReport, EnvironmentConfig, OperationContext, Rule } from 'multi-env-infrastructure';
import { reviewMatchers, synthesizeEnvironment } from 'multi-env-infrastructure/testing';
const config: EnvironmentConfig = { tier: 'staging', database: { multiAz: true } };
export const stack: MultiEnvStack = new MultiEnvStack(new App(), 'multi-env-qa-001', 'qa', 'qa-001', config);
export const isMultiAz = databaseSettings.parse({}).multiAz satisfies boolean;
export const first: Rule | undefined = rules[0];
export const report = (context: OperationContext): Promise<CheckReport> => check(context, { ...loadEnvironments('a'), loaded: loadEnvironments('a') });
export const operations = { deploy, doctor, plan, reviewMatchers };
// @ts-expect-error a suffix is missing
synthesizeEnvironment('dev');
`;

interface Consumer {
  readonly file: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the compiler of the repository says of the program in a project that has nothing but the package, and those packages beside it. */
function compile({ file, options }: Consumer, ...packages: string[]): string {
  const folder = mkdtempSync(join(project, 'compile-'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  if (packages.length > 0) npmInstall(folder, ...packages);
  writeFileSync(join(folder, file), program);
  const strict = { strict: true, skipLibCheck: false, noUncheckedIndexedAccess: true, noEmit: true };
  const compilerOptions = { target: 'ES2023', ...strict, ...options };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
  const tsc = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  return spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout;
}

describe('a strict TypeScript project that checks the declarations of its libraries', () => {
  it.each([
    { file: 'app.ts', options: { module: 'node16' } },
    { file: 'app.ts', options: { module: 'nodenext' } },
    { file: 'app.ts', options: { module: 'esnext', moduleResolution: 'bundler' } },
    { file: 'app.ts', options: { module: 'nodenext', exactOptionalPropertyTypes: true } },
    { file: 'app.cts', options: { module: 'node20' } },
    { file: 'app.cts', options: { module: 'nodenext' } },
  ])('compiles $file with $options', (consumer) => {
    expect(compile(consumer)).toBe('');
  });

  it('is told to import dynamically in a .cts file with node16, as the guide says', () => {
    expect(compile({ file: 'app.cts', options: { module: 'node16' } })).toContain('error TS1479');
  });

  it('compiles without the DOM where @types/node is', () => {
    const options = { module: 'nodenext', lib: ['ES2023'], types: ['node'] };
    expect(compile({ file: 'app.ts', options }, ...versionsOf('@types/node'))).toBe('');
  });
});
