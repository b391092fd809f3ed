import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { packageFile } from '../../../src/package-files.js';
import type { OtherCheck } from './other-check.js';

const parts = ['data', 'compute', 'network'];

/** The lists of checks by part of the product: each file exports one, which may be put together from several. */
export async function everyOtherCheck(): Promise<ReadonlyMap<string, readonly OtherCheck[]>> {
  const lists = new Map<string, readonly OtherCheck[]>();
  for (const part of parts) {
    const file = packageFile(`scripts/reference/other-checkers/${part}.ts`);
    if (!existsSync(file)) continue;
    const exported: object = await import(pathToFileURL(file).href);
    lists.set(part, Object.values(exported).filter(isList).flat());
  }
  return lists;
}

function isList(value: unknown): value is readonly OtherCheck[] {
  return (
    Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && 'tool' in item)
  );
}
