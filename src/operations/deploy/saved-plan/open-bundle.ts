import { join } from 'node:path';
import type { Problem } from '../../../errors/problem.js';
import { UserError } from '../../../errors/user-error.js';
import { fileLimits } from '../../../files/file-limits.js';
import { readBytesLimited, readLimited } from '../../../files/read-limited.js';
import { readDocument } from '../../../terraform/json/read-document.js';
import { type PlanFile, readPlanFile } from '../../../terraform/plan-file/read-plan-file.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import { bundleFiles } from './bundle-folder.js';
import { sha256 } from './facts.js';
import { type Manifest, manifestShape } from './manifest.js';
import { savedPlanSwapped, savedPlanTampered, savedPlanUnreadable } from './saved-plan-errors.js';

/** A saved plan in memory: what happens to its files later changes nothing. */
export interface Bundle {
  /** Absolute path of the plan file. */
  readonly file: string;
  readonly bytes: Buffer;
  readonly model: string;
  readonly manifest: Manifest;
  readonly inside: PlanFile;
}

/**
 * Reads a saved plan and holds its files against each other.
 * @param hashes what `--plan-hash` names; none where the person named none
 * @throws UserError `saved-plan-unreadable`, `saved-plan-swapped` or `saved-plan-tampered`
 */
export function openBundle(
  { folder: { suffix }, invocation }: Pick<EnvironmentRun, 'folder' | 'invocation'>,
  folder: string,
  hashes: readonly string[],
): Bundle {
  const about = { suffix, invocation };
  const unreadable = (name: string, reason: string) =>
    savedPlanUnreadable.error({ ...about, file: join(folder, name), reason });
  const read = <Content>(name: string, content: (file: string) => Content): Content => {
    try {
      return content(join(folder, name));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        throw unreadable(name, 'it is not there');
      throw error;
    }
  };
  const bytes = read(bundleFiles.plan, (file) => readBytesLimited(file, fileLimits.document));
  const model = read(bundleFiles.model, (file) => readLimited(file, fileLimits.document));
  const text = read(bundleFiles.manifest, (file) => readLimited(file, fileLimits.record));
  const { document: manifest, reason } = readDocument(text, manifestShape);
  if (manifest === undefined) throw unreadable(bundleFiles.manifest, reason);
  const digest = sha256(bytes);
  const pinned = manifest.files['plan.tfplan'];
  if (pinned !== digest)
    throw savedPlanSwapped.error({ ...about, digest, wanted: [pinned], by: bundleFiles.manifest });
  if (hashes.length > 0 && !hashes.includes(digest))
    throw savedPlanSwapped.error({ ...about, digest, wanted: hashes, by: '--plan-hash' });
  const { plan: inside, reason: planReason } = readPlanFile(bytes);
  if (inside === undefined) throw unreadable(bundleFiles.plan, planReason);
  const problems = contradictions({ file: '', bytes, model, manifest, inside }).map(
    (one): Problem => savedPlanTampered.problem({ ...about, reason: one }),
  );
  if (problems.length > 0) throw new UserError(problems, { exitCode: 1 });
  return { file: join(folder, bundleFiles.plan), bytes, model, manifest, inside };
}

/** What plan, model and manifest say differently of each other. */
function contradictions({ model, manifest, inside }: Bundle): readonly string[] {
  const { state, terraformVersion, isWhole } = inside;
  const { serial, lineage } = manifest.state;
  const found: readonly (readonly [boolean, string])[] = [
    [sha256(model) !== manifest.files['plan.json'], 'plan.json is not the one that manifest.json names'],
    [
      state.serial !== serial || state.lineage !== lineage,
      `manifest.json names serial ${serial} of the state ${lineage || '(none)'}, the plan serial ${state.serial} of ${state.lineage || '(none)'}`,
    ],
    [
      terraformVersion !== manifest.terraform.version,
      `manifest.json names version ${manifest.terraform.version}, the plan ${terraformVersion}`,
    ],
    [
      !isWhole,
      'the plan is one that multienv does not make: it destroys, only refreshes, or leaves something out',
    ],
  ];
  return found.flatMap(([isSo, words]) => (isSo ? [words] : []));
}
