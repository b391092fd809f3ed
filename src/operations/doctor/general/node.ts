import { versions } from 'node:process';
import type { GeneralCheck } from '../check.js';
import { type Diagnosis, ok, problem } from '../diagnosis.js';

/** The same as `engines` of package.json. */
const floor = '20.19.0';

/** Node.js is new enough. */
export const nodeCheck: GeneralCheck = {
  id: 'node',
  title: 'Node.js',
  run: () => nodeFinding(versions.node),
};

/** What a version of Node.js means for us. */
export function nodeFinding(version: string): Diagnosis {
  const isEnough = version.localeCompare(floor, 'en', { numeric: true }) >= 0;
  if (isEnough) return ok(version);
  return problem(
    `Node.js ${version} is too old: ${floor} or newer is needed.`,
    'Install a newer one: https://nodejs.org/en/download',
  );
}
