import { UserError } from '../../../errors/user-error.js';
import { findPython } from '../../../sandbox/python.js';
import type { GeneralCheck } from '../check.js';
import { ok, warning } from '../diagnosis.js';

/** Python can make the virtual environment of the sandbox; nothing else needs it. */
export const pythonCheck: GeneralCheck = {
  id: 'python',
  title: 'Python (sandbox)',
  run: async ({ context, loaded }) => {
    try {
      return ok((await findPython({ ...context, project: loaded.root })).version);
    } catch (error) {
      const first = error instanceof UserError ? error.problems[0] : undefined;
      if (first === undefined) throw error;
      return warning(`${first.message} Only the sandbox needs it.`, first.hint);
    }
  },
};
