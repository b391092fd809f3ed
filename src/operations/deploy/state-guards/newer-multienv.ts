import { packageVersion } from '../../../package-files.js';
import { isOlder } from '../../../terraform/binary/is-older.js';
import { defineStateGuard } from './state-guard.js';
import { deployedByNewerMultienv } from './state-guard-errors.js';

/** Told, not refused: an older checkout may know fewer protections, and its plan shows what it would take away. */
export const newerMultienv = defineStateGuard({
  id: 'newer-multienv',
  title: 'What a newer multienv has deployed is not changed with an older one unnoticed.',
  misleads: false,
  problemsOf: async ({ run, record }) => {
    const found = await record();
    const version = packageVersion();
    if (found.kind !== 'record' || !isOlder(version, found.record.multienv)) return [];
    const { suffix } = run.environment;
    return [deployedByNewerMultienv.problem({ suffix, version, deployedBy: found.record.multienv })];
  },
});
