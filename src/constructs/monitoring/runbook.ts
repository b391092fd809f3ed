import { readFileSync } from 'node:fs';
import { packageFile } from '../../package-files.js';
import type { AlarmSubject } from './names.js';

let page: string | undefined;

/** Where the runbook tells what to do about an alarm: a section of `docs/guides/runbook.md`. */
export function runbookAddress(subject: AlarmSubject): string {
  page ??= pageOfPackage();
  return `${page}#${subject}`;
}

/** The address of the repository stands in package.json alone. */
function pageOfPackage(): string {
  const { homepage } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
  return `${String(homepage).replace(/#.*/, '')}/blob/main/docs/guides/runbook.md`;
}
