import { tierDefault } from '../resolve/tier-table.js';
import { anyOf, type Companion, companions, meansSomething } from '../schema/companions.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { settingsConflict } from '../schema/setting-errors.js';
import { dotted, valueAt } from '../schema/setting-path.js';
import type { EnvironmentCheck } from './check.js';

/** No setting is set that has no effect beside the others of its block: one check for each setting whose schema says what it goes with. */
export const onlyWithChecks: readonly EnvironmentCheck[] = companions.map((companion) => {
  const { block, key, choice } = companion;
  const at = [...block, key];
  const other = [...block, choice];
  return {
    reads: [dotted(at), dotted(other)],
    run: (environment) => {
      const chosen = valueAt(environment, other);
      if (!isChosen(environment, at) || meansSomething(companion, chosen)) return [];
      return [{ at, problem: settingsConflict.problem(conflict(companion, chosen)) }];
    },
  };
});

/** A value of the tier table is nobody's choice. */
function isChosen(environment: ResolvedEnvironment, at: readonly string[]): boolean {
  const value = valueAt(environment, at);
  return value !== undefined && value !== tierDefault(environment.tier, dotted(at), environment.edition);
}

function conflict({ block, key, choice, is }: Companion, chosen: unknown) {
  const setting = `\`${dotted([...block, key])}\` has no effect`;
  const other = dotted([...block, choice]);
  if (is === 'set')
    return { message: `${setting} without \`${other}\`.`, hint: `Add \`${choice}\`, or remove ${key}.` };
  if (is === 'unset') return { message: `${setting} beside \`${other}\`.`, hint: 'Remove one of the two.' };
  const mend = is.length === 1 ? `Write \`${choice}: ${is[0]}\`` : `Set \`${choice}\` to ${anyOf(is)}`;
  const message = `${setting} with \`${other}: ${String(chosen)}\`.`;
  return { message, hint: `${mend}, or remove ${key}.` };
}
