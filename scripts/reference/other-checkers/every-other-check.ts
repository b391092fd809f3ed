import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { packageFile } from '../../../src/package-files.js';
import type { OtherCheck } from './other-check.js';

/** The lists of this folder by the name of their file: each exports one array of checks. */
export async function everyOtherCheck(): Promise<ReadonlyMap<string, readonly OtherCheck[]>> {
  const folder = packageFile('scripts/reference/other-checkers');
  const lists = new Map<string, readonly OtherCheck[]>();
  for (const file of readdirSync(folder).sort()) {
    const exported: object = await import(pathToFileURL(`${folder}/${file}`).href);
    const [list] = Object.values(exported).filter(isList);
    if (list !== undefined) lists.set(file.replace(/\.ts$/, ''), list);
  }
  return lists;
}

function isList(value: unknown): value is readonly OtherCheck[] {
  return (
    Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && 'tool' in item)
  );
}
