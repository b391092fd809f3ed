import { inEachHome } from './providers/in-each-home.js';
import { elsewhere } from './providers/provider-homes.js';
import { wantedPlaceIn } from './setting-place.js';
import { defineStateGuard, type Situation } from './state-guard.js';
import { accountMoved, accountUnknown } from './state-guard-errors.js';
import { wantedAccount } from './wanted-place.js';

/** The wrong account is the wrong region once more; and nobody needs to have edited the file for it: other credentials are enough. */
export const account = defineStateGuard({
  id: 'account',
  title: 'An environment stays in the AWS account in which it was made.',
  misleads: true,
  problemsOf: (situation) => inEachHome(situation, problemsAt),
});

async function problemsAt(situation: Situation, home: Situation['homes'][number]) {
  if (home.accounts.size === 0) return [];
  const { environment, invocation } = situation.run;
  const { suffix } = environment;
  const wanted = await wantedAccount(situation, home);
  if (wanted === undefined) return [];
  const [lives = ''] = home.accounts.keys();
  if (wanted === 'unknown') return [accountUnknown.problem({ suffix, lives })];
  const moved = elsewhere(home.accounts, wanted.value);
  if (moved === undefined) return [];
  const details = { suffix, invocation, moved, wanted, alias: home.alias };
  return [accountMoved.problem(details, wantedPlaceIn(situation.run, wanted))];
}
