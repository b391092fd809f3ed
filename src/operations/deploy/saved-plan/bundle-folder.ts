import { lstatSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Invocation } from '../../../errors/invocation.js';
import { UserError } from '../../../errors/user-error.js';
import { fileLimits } from '../../../files/file-limits.js';
import { leadsOutOf } from '../../../files/leads-out-of.js';
import { readLimited } from '../../../files/read-limited.js';
import type { AllowedEntry } from '../../../terraform/folder/boundary/allowed-names.js';
import { workFolderTracked } from '../../../terraform/folder/boundary/errors.js';
import { findFaults } from '../../../terraform/folder/boundary/find-faults.js';
import { trustedOwners } from '../../../terraform/folder/boundary/trusted-owners.js';
import type { OperationContext } from '../../context.js';
import { savedPlanMissing, savedPlanPlace } from './saved-plan-errors.js';

/** The files of one saved plan. */
export const bundleFiles = { plan: 'plan.tfplan', model: 'plan.json', manifest: 'manifest.json' } as const;

const ofOnePlan: readonly AllowedEntry[] = [{ name: /^(plan\.tfplan|plan\.json|manifest\.json)$/ }];
const entries: readonly AllowedEntry[] = [
  ...ofOnePlan,
  { name: /^\.gitignore$/ },
  { name: /^[a-z][a-z0-9-]*$/, holds: ofOnePlan },
];

/**
 * The folder of each saved plan in what `--plan` names, by suffix: its folders, or itself where it is one of them.
 * @throws UserError `saved-plan-missing`, or `work-folder-…` where others could have written there
 */
export function bundleFolders(
  { cwd, env }: Pick<OperationContext, 'cwd' | 'env'>,
  { named, invocation }: { readonly named: string; readonly invocation: Invocation },
): ReadonlyMap<string, string> {
  const folder = resolve(cwd, named);
  const faults = findFaults(folder, entries, trustedOwners(env));
  if (faults.length > 0) throw new UserError(faults, { exitCode: workFolderTracked.exitCode });
  const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  if (!isThere(folder)) throw savedPlanMissing.error({ folder, suffix: undefined, found: [], invocation });
  const found = isThere(join(folder, bundleFiles.manifest))
    ? [[suffixIn(folder), folder] as const]
    : readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => [name, join(folder, name)] as const);
  if (found.length === 0) throw savedPlanMissing.error({ folder, suffix: undefined, found: [], invocation });
  return new Map(found);
}

/**
 * Looks whether plans can be saved in what `--out` names, before anything slow begins.
 * @returns its absolute path
 * @throws UserError `saved-plan-place`
 */
export function checkBundlePlace(
  { cwd }: Pick<OperationContext, 'cwd'>,
  named: string,
  root: string,
): string {
  const folder = resolve(cwd, named);
  if (!leadsOutOf(join(root, '.multienv'), folder))
    throw savedPlanPlace.error({
      folder,
      reason: 'it lies in .multienv, where only files of multienv may stand',
    });
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) return folder;
  if (!stats.isDirectory()) throw savedPlanPlace.error({ folder, reason: 'it is no folder' });
  if (readdirSync(folder).length > 0) throw savedPlanPlace.error({ folder, reason: 'it is not empty' });
  return folder;
}

/** As the manifest says; whether that is so is looked at later. */
function suffixIn(folder: string): string {
  try {
    const { suffix } = JSON.parse(readLimited(join(folder, bundleFiles.manifest), fileLimits.record));
    if (typeof suffix === 'string') return suffix;
  } catch {}
  return basename(folder);
}
