import { readFileSync } from 'node:fs';
import { packageFile } from '../package-files.js';

/** Version of this package. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
  return String(version);
}
