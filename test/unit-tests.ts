import { readdirSync, readFileSync } from 'node:fs';

/** Tests that compare pages with lists of the code: a list must not hold what another test added to it. */
const pages = ['documentation', 'library-guide', 'permissions-guide', 'security-page', 'workflows'].map(
  (name) => `test/${name}.test.ts`,
);

const replacing = /\bvi\.(mock|doMock|resetModules)\(/;

/** Those that replace modules, which must not be loaded before. */
const replacingModules = ['src', 'test/cli']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((file) => file.endsWith('.test.ts') && replacing.test(readFileSync(file, 'utf8')));

/** Tests in one process: those beside the sources, those of the command with its streams injected, those of documents and workflows. */
export const unitTests = {
  include: ['src/**/*.test.ts', 'test/cli/*.test.ts', ...pages],
  exclude: ['test/cli/streams.test.ts'],
  /** Those of them that need a process of their own. The others share one, which loads the product once. */
  apart: [...pages, ...replacingModules],
};
