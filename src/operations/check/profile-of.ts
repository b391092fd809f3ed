import { lstatSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkProfileNotAFile, checkProfileOfOthers } from '../../config/profile/check-profile-errors.js';
import {
  type CheckProfile,
  checkProfileName,
  loadCheckProfile,
} from '../../config/profile/load-check-profile.js';
import { nearPath } from '../../files/near-path.js';
import { otherWriter } from '../../trust/writers.js';
import type { OperationContext } from '../context.js';
import { today } from '../today.js';
import type { CheckOptions } from './check-options.js';
import type { ForeignModel } from './read-files.js';

/** Finds the profile of each stack and plan, and reads each file once. */
export function profilesFor(
  context: OperationContext,
  { profile }: Pick<CheckOptions, 'profile'>,
): (stack: ForeignModel) => CheckProfile | undefined {
  if (profile === 'none') return () => undefined;
  const known = new Map<string, CheckProfile | undefined>();
  const read = (path: string) => {
    if (!known.has(path)) known.set(path, load(context, path));
    return known.get(path);
  };
  if (profile === undefined)
    return ({ folder }) => {
      const path = join(folder, checkProfileName);
      refuseOthers(context, path);
      return read(path);
    };
  const path = resolve(context.cwd, profile);
  const chosen = read(path);
  if (chosen === undefined) {
    const file = nearPath(context.cwd, path);
    throw checkProfileNotAFile.error({ file, why: 'there is no such file' }, { file });
  }
  return () => chosen;
}

/** What nobody named and anybody could have put there must not decide what a review leaves out. */
function refuseOthers({ cwd }: OperationContext, path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return;
  const writer = otherWriter(path);
  if (writer === undefined) return;
  const file = nearPath(cwd, path);
  throw checkProfileOfOthers.error({ file, writer }, { file });
}

function load(context: OperationContext, path: string): CheckProfile | undefined {
  const { invocation } = context;
  const options = { name: nearPath(context.cwd, path), today: today(context) };
  return loadCheckProfile(path, invocation === undefined ? options : { ...options, invocation });
}
