import { lstatSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkProfileNotAFile, checkProfileOfOthers } from '../../config/profile/check-profile-errors.js';
import { checkProfileName } from '../../config/profile/check-profile-name.js';
import type { CheckProfile } from '../../config/profile/load-check-profile.js';
import { nearPath } from '../../files/near-path.js';
import { endingAtOnce } from '../../processes/interrupt.js';
import { otherWriter } from '../../trust/writers.js';
import type { OperationContext } from '../context.js';
import { today } from '../today.js';
import type { CheckOptions } from './check-options.js';
import type { ForeignModel } from './read-files.js';

/** The profile of a stack or plan; undefined where it has none. */
export type ProfileOf = (stack: ForeignModel) => CheckProfile | undefined;

/**
 * Finds the profile of each stack and plan, and reads each file once. Most have none: what reads YAML and judges it, a third of all that a
 * review would load, is loaded only for one.
 * @throws UserError about a profile that cannot be read
 */
export async function profilesFor(
  context: OperationContext,
  { profile }: Pick<CheckOptions, 'profile'>,
  stacks: readonly ForeignModel[],
): Promise<ProfileOf> {
  if (profile === 'none') return () => undefined;
  const named = profile === undefined ? undefined : resolve(context.cwd, profile);
  const pathOf = ({ folder }: ForeignModel) => named ?? join(folder, checkProfileName);
  const there = [...new Set(named === undefined ? stacks.map(pathOf) : [named])].filter(isThere);
  if (named !== undefined && there.length === 0) {
    const file = nearPath(context.cwd, named);
    throw checkProfileNotAFile.error({ file, why: 'there is no such file' }, { file });
  }
  if (there.length === 0) return () => undefined;
  const { loadCheckProfile } = await import('../../config/profile/load-check-profile.js');
  const { invocation, interrupt } = context;
  const read = (path: string) => {
    if (named === undefined) refuseOthers(context, path);
    const options = { name: nearPath(context.cwd, path), today: today(context) };
    return loadCheckProfile(path, invocation === undefined ? options : { ...options, invocation });
  };
  const known = endingAtOnce(interrupt, () => new Map(there.map((path) => [path, read(path)])));
  return (stack) => known.get(pathOf(stack));
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** What nobody named and anybody could have put there must not decide what a review leaves out. */
function refuseOthers({ cwd }: OperationContext, path: string): void {
  const writer = otherWriter(path);
  if (writer === undefined) return;
  const file = nearPath(cwd, path);
  throw checkProfileOfOthers.error({ file, writer }, { file });
}
