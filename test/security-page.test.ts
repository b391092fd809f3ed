import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../src/package-files.js';

/** A row of a table of promises; the test is undefined where the last cell names none. */
interface Promised {
  readonly promise: string;
  readonly test: { readonly file: string; readonly name: string } | undefined;
}

function promisesOf(page: string): readonly Promised[] {
  const tables = page.split(/\n{2,}/).filter((part) => /^\| promise +\|/.test(part));
  return tables.flatMap((table) => table.trim().split('\n').slice(2).map(promiseOf));
}

function promiseOf(row: string): Promised {
  const cells = row.split('|').map((cell) => cell.trim());
  const [, promise = '', , test = ''] = cells;
  const [, file, name] = /^`((?:src|test)\/[^`]+)`: “([^”]+)”$/.exec(cells.length === 5 ? test : '') ?? [];
  return { promise, test: file === undefined || name === undefined ? undefined : { file, name } };
}

/** Whether a source calls `it` or `test`, or what their `each`, `runIf` and the like return, with that title. */
function hasTest(source: string, name: string): boolean {
  const title = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/["'`]/g, '\\\\?$&');
  const call = new RegExp(`^.*(?:\\b(?:it|test)|\\))\\(\\s*(["'\`])${title}\\1,`, 'gm');
  return [...source.matchAll(call)].some(([text]) => !/\b(?:describe|skip|todo)\b/.test(text));
}

const promises = promisesOf(readFileSync(packageFile('docs/security.md'), 'utf8'));

describe('the threat model', () => {
  it('makes promises, each once', () => {
    expect(promises.length).toBeGreaterThan(15);
    expect(new Set(promises.map(({ promise }) => promise)).size).toBe(promises.length);
  });

  it.each(promises)('names a test that there is: $promise', ({ promise, test }) => {
    expect(test, `no \`FILE\`: “NAME” in the row of: ${promise}`).toBeDefined();
    const { file = '', name = '' } = test ?? {};
    expect(existsSync(packageFile(file)), file).toBe(true);
    expect(hasTest(readFileSync(packageFile(file), 'utf8'), name), `${file}: ${name}`).toBe(true);
  });

  it('would be caught without a test, and with one that is skipped or only described', () => {
    const page =
      '\n\n| promise | x | test |\n| --- | --- | --- |\n| P. | y | see below |\n| Q | `src/a.ts`: “b” |\n';
    expect(promisesOf(page).map(({ test }) => test)).toEqual([undefined, undefined]);
    const source = [
      "it('is so', () => {});",
      "it.skip('is skipped', () => {});",
      "describe('is a group', () => {});",
      "describe.runIf(tools)('is a group too', () => {});",
      "it.each([\n  1,\n])('is %s', () => {});",
      'it("is Terraform\'s", () => {});',
      "const text = 'is a text';",
    ].join('\n');
    const known = [
      'is so',
      'is %s',
      "is Terraform's",
      'is skipped',
      'is a group',
      'is a group too',
      'is a text',
    ];
    expect(known.filter((name) => hasTest(source, name))).toEqual(['is so', 'is %s', "is Terraform's"]);
  });
});
