import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Problem } from '../../../errors/problem.js';
import { fileLimits } from '../../../files/file-limits.js';
import { readBytesLimited, readLimited } from '../../../files/read-limited.js';
import { readRuns } from '../../../terraform/folder/journal/past-runs.js';
import type { StateDocument } from '../../../terraform/json/state.js';
import { idsOfState } from '../../../terraform/json/state-resources.js';
import type { PlanFile } from '../../../terraform/plan-file/read-plan-file.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import { isAdoption } from '../adopt-log-groups.js';
import { isFloorOverride } from '../limits/follow-floor.js';
import { savedPlanStale, savedPlanTampered } from './saved-plan-errors.js';

/** What a plan is made with beside the stack, and an apply no more. */
const isWrittenBeside = (name: string, text: string) => isFloorOverride(name, text) || isAdoption(name, text);

interface Made {
  readonly inside: PlanFile;
  readonly madeAt: string;
}

type Run = Pick<EnvironmentRun, 'folder' | 'invocation'>;

/** What an apply would take from the plan itself, against what the project says now. The manifest is not asked: who can write one can write both. */
export function compareInside(run: Run, inside: PlanFile): readonly Problem[] {
  const { path, suffix } = run.folder;
  const tampered = (reason: string) =>
    savedPlanTampered.problem({ suffix, invocation: run.invocation, reason });
  const other = inside.configuration.find(
    (one) =>
      !isSameFile(join(path, one.path), one.content) && !isWrittenBeside(one.path, one.content.toString()),
  );
  const hasStack = inside.configuration.some((one) => join(path, one.path) === join(path, 'cdk.tf.json'));
  return [
    ...(other === undefined && hasStack
      ? []
      : [
          tampered(
            `the plan carries out ${other?.path ?? 'no cdk.tf.json'}, which is not what the project says`,
          ),
        ]),
    ...(isSameBackend(inside, path)
      ? []
      : [tampered('the plan writes the state into another backend than the project')]),
  ];
}

/** Whether the state is still the one that the plan was made from. */
export function compareState(run: Run, made: Made, now: StateDocument): readonly Problem[] {
  const { suffix } = run.folder;
  const about = { suffix, invocation: run.invocation };
  const { state: then } = made.inside;
  const reason = movedOn(then, now);
  if (reason !== undefined)
    return [savedPlanStale.problem({ ...about, reason: `${reason}${sinceThen(run, made)}` })];
  const ids = idsOfState(now);
  const other = [...idsOfState(then)].find(([address, id]) => ids.get(address) !== id)?.[0];
  if (other === undefined) return [];
  const words = `the state in the plan has another ${other} than the state of the environment`;
  return [savedPlanTampered.problem({ ...about, reason: words })];
}

function movedOn(then: StateDocument, now: StateDocument): string | undefined {
  if (now.lineage !== then.lineage) {
    if (now.lineage === '') return `it belongs to the state ${then.lineage}, and there is none here`;
    const other = then.lineage === '' ? 'there was no state' : `it belongs to the state ${then.lineage}`;
    return `${other}, and now there is the state ${now.lineage}`;
  }
  if (now.serial === then.serial) return undefined;
  return now.serial > then.serial
    ? `the state has moved on from serial ${then.serial} to ${now.serial}, so it is applied already, or something else is`
    : `the state went back from serial ${then.serial} to ${now.serial}`;
}

/** What this project folder knows of it. */
function sinceThen({ folder }: Run, { madeAt }: Made): string {
  const later = readRuns(folder).findLast((one) => one.isApplying && one.run.at > madeAt);
  return later === undefined ? '' : `: multienv ${later.run.command} of ${later.run.at} changed it`;
}

function isSameFile(file: string, content: Buffer): boolean {
  try {
    return readBytesLimited(file, fileLimits.document).equals(content);
  } catch {
    return false;
  }
}

const initialized = z.object({ backend: z.object({ type: z.string(), config: z.unknown() }).optional() });

/** Against what `init` noted, of which only the path and the settings count that are there. */
function isSameBackend({ backend }: PlanFile, folder: string): boolean {
  if (backend.workspace !== 'default') return false;
  try {
    const text = readLimited(join(folder, '.terraform', 'terraform.tfstate'), fileLimits.document);
    const noted = initialized.parse(JSON.parse(text)).backend;
    return noted?.type === backend.type && isDeepStrictEqual(settled(noted.config), settled(backend.config));
  } catch {
    return false;
  }
}

/** Without what is not set. */
function settled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (one === null ? [] : [[name, settled(one)] as const])),
  );
}
