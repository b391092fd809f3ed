import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds dist/ before the first test that runs the command; nothing happens when it is fresh. */
export default function buildFirst(): void {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed: see above.');
}
