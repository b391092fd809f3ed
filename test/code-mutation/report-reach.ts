import { beforeAll, type TaskMeta } from 'vitest';
import './instrument.js';

declare module 'vitest' {
  interface TaskMeta {
    /** The functions of the sources that a test file ran. */
    reach?: readonly string[];
  }
}

const reach = new Set<string>();
globalThis.codeMutationReach = reach;

// What is returned runs after the tests of the file. Vitest asks for a pattern as the first argument.
// biome-ignore lint/correctness/noEmptyPattern: see above.
beforeAll(({}, suite) => {
  const meta: TaskMeta = suite.file.meta;
  return () => {
    meta.reach = [...reach];
  };
});
