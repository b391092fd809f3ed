import { callerIdentity } from '../../../aws/sts.js';
import { UserError } from '../../../errors/user-error.js';
import { sandboxAccountId } from '../../../sandbox/sandbox-account.js';
import { elsewhere, type ProviderHome } from './providers/provider-homes.js';
import type { GuardedRun, Situation } from './state-guard.js';

/** Where a run would look for the resources of a provider, and who says so. */
export interface WantedPlace {
  readonly value: string;
  /** A setting of the file, the stack of the project's own app, or the credentials in use. */
  readonly by: 'aws.region' | 'aws.accountId' | 'aws.roleArn' | 'stack' | 'credentials' | 'sandbox';
}

/**
 * The region in which a run would look. The stack has the word where it is a project's own: its provider may stand in another region than
 * the file on purpose, and so do its providers with an alias. It is asked only where the state does not agree with the file.
 */
export async function wantedRegion(
  { run, places }: Situation,
  { alias, regions }: ProviderHome,
): Promise<WantedPlace | undefined> {
  const { region } = run.environment.aws;
  const ofFile = { value: region, by: 'aws.region' } as const;
  if (alias === undefined && elsewhere(regions, region) === undefined) return ofFile;
  const value = (await places()).get(alias ?? '')?.region;
  if (value === undefined) return alias === undefined ? ofFile : undefined;
  return value === region && alias === undefined ? ofFile : { value, by: 'stack' };
}

/** The account in which a run would look; undefined where nobody can tell, `unknown` where AWS does not. */
export async function wantedAccount(
  { run, places }: Situation,
  { alias, accounts }: ProviderHome,
): Promise<WantedPlace | 'unknown' | undefined> {
  const own = await accountOf(run);
  if (alias === undefined && own !== 'unknown' && elsewhere(accounts, own.value) === undefined) return own;
  const place = (await places()).get(alias ?? '');
  if (place?.account !== undefined)
    return own !== 'unknown' && place.account === own.value ? own : { value: place.account, by: 'stack' };
  const isAlike = place?.hasOwnAccess !== true;
  if (alias === undefined) return isAlike || namesAccess(run) ? own : undefined;
  return place !== undefined && isAlike && !namesAccess(run) ? own : undefined;
}

/** The provider without an alias then has profile and role from the file, and one with an alias has its own. */
function namesAccess({ environment }: GuardedRun): boolean {
  const { profile, roleArn } = environment.aws;
  return profile !== undefined || roleArn !== undefined;
}

async function accountOf(run: GuardedRun): Promise<WantedPlace | 'unknown'> {
  const { aws } = run.environment;
  if (aws.accountId !== undefined) return { value: aws.accountId, by: 'aws.accountId' };
  const ofRole = aws.roleArn?.split(':')[4];
  if (ofRole !== undefined) return { value: ofRole, by: 'aws.roleArn' };
  // The emulator serves the account that the keys name, and we make the keys.
  if (run.sandbox !== undefined) return { value: sandboxAccountId(aws), by: 'sandbox' };
  const known = callers.get(run) ?? askCaller(run);
  callers.set(run, known);
  return known;
}

/** Credentials do not change during a run, which asks before its checks and before its plan. */
const callers = new WeakMap<GuardedRun, Promise<WantedPlace | 'unknown'>>();

async function askCaller(run: GuardedRun): Promise<WantedPlace | 'unknown'> {
  try {
    const { accountId } = await callerIdentity({ ...run, isHurried: true });
    return { value: accountId, by: 'credentials' };
  } catch (error) {
    if (error instanceof UserError) return 'unknown';
    throw error;
  }
}
