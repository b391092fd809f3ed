import { z } from 'zod';
import { Budget } from '../../errors/budget.js';
import type { Problem } from '../../errors/problem.js';
import { reachOfFile } from '../boundary/file-reach.js';
import type { ReachingSetting } from '../boundary/reach.js';
import { findNamesTakenTwice } from '../checks/names-taken-twice.js';
import { projectProblems } from '../checks/tag-settings/project-problems.js';
import { parityProblems } from '../comparison/parity-problems.js';
import type { Parity } from '../comparison/parity-schema.js';
import { sortProblems } from '../file/sort-problems.js';
import { configTooManyEnvironments, configTooManyValues } from '../file/source-errors.js';
import type { PlacedSource } from '../file/source-places.js';
import { editions, unstatedEdition } from '../names/editions.js';
import { namesEnvironment } from '../names/environment-pattern.js';
import { dayOf } from '../schema/day-of.js';
import {
  environmentsFileSchema,
  partialSettingsSchema,
  type ResolvedEnvironment,
} from '../schema/environment-schema.js';
import { schemaProblems } from '../schema/schema-problems.js';
import { noEnvironments } from '../schema/setting-errors.js';
import { isBlock } from '../schema/setting-path.js';
import { waiversTooWide } from '../schema/waiver-errors.js';
import { waiverProblems } from '../schema/waiver-problems.js';
import type { Waiver } from '../schema/waiver-schema.js';
import { synthCommandWords } from '../settings/synth-command.js';
import { type CheckedEnvironment, checkEnvironment } from './check-environment.js';
import { dropBroken } from './drop-broken.js';
import { placeFinding } from './place-setting.js';
import { keepProvenance, provenanceOf } from './provenance-of.js';
import { defaultProject } from './tier-table.js';

/** The file around its environments, which are validated one by one: a broken one must not hide the faults of the others. */
const frameSchema = environmentsFileSchema.extend({ environments: z.record(z.string(), z.unknown()) });

/** Each costs about a millisecond, and a plan of its own. */
const mostEnvironments = 1000;

/** Signs of patterns of waivers that are compared with suffixes: a hundred waivers of ten patterns for each of a thousand environments. */
const mostPatternSigns = 10_000_000;

/** Values of `defaults` times environments: each environment gets them all. */
const mostValues = 500_000;

/** Everything that a file says, and everything that is wrong with it. */
export interface CheckedFile {
  readonly project: string;
  readonly synthCommand?: readonly string[];
  /** As it is written. */
  readonly terraformBinary?: string | undefined;
  readonly waivers: readonly Waiver[];
  readonly parity: readonly Parity[];
  readonly environments: readonly ResolvedEnvironment[];
  /** Settings that start a program, open a path outside the project or say where credentials are sent; each once. */
  readonly reaching: readonly ReachingSetting[];
  /** Sorted by place. */
  readonly problems: readonly Problem[];
}

interface CheckOptions {
  /** Whether boot scripts outside the project are read. Default: true. */
  readonly readsOutside?: boolean;
  /** `2026-11-24`, for waivers. Default: that of the machine, in UTC. */
  readonly today?: string | undefined;
}

/** Validates a whole file: schema, tiers, checks of settings against each other, names across environments. */
export function checkFile(source: PlacedSource, options: CheckOptions = {}): CheckedFile {
  const { readsOutside = true, today = dayOf(new Date()) } = options;
  const frame = frameSchema.safeParse(source.data);
  const issues = frame.error?.issues ?? [];
  const problems = schemaProblems(issues, [], source);
  if (!isBlock(source.data))
    return { project: defaultProject, waivers: [], parity: [], environments: [], reaching: [], problems };
  const { environments: written, project: writtenProject, edition: writtenEdition } = source.data;
  const edition = editions.find((one) => one === writtenEdition) ?? unstatedEdition;
  const project = typeof writtenProject === 'string' ? writtenProject : defaultProject;
  const defaults = soundDefaults(source.data.defaults);
  const entries = isBlock(written) ? Object.entries(written) : [];
  refuseTooMany(entries.length, source);
  if (isBlock(written) && entries.length === 0) problems.push(emptyProblem(source));
  const waivers = frame.data?.waivers ?? [];
  const about = {
    project,
    edition,
    defaults,
    source,
    readsOutside,
    waiversOf: scopedWaivers(waivers),
    today,
  };
  const checked = entries.map(([suffix, data]) => checkEnvironment({ suffix, data, ...about }));
  const environments = checked.flatMap(soundEnvironment);
  const twice = findNamesTakenTwice(environments).map((finding) =>
    placeFinding(finding, {
      suffix: finding.environment.suffix,
      source,
      provenance: () => provenanceOf(finding.environment) ?? new Map(),
    }),
  );
  const all = [
    ...problems,
    ...projectProblems(source, project),
    ...waiverProblems(source, today),
    ...parityProblems(source, environments),
    ...checked.flatMap((environment) => environment.problems),
    ...twice,
  ];
  const synthCommand = synthCommandWords(source.data);
  const terraformBinary = frame.data?.terraform?.binary;
  const reaching = reachOfFile(
    { synthCommand, terraformBinary, environments: checked.flatMap(({ reaching: own = [] }) => own) },
    source,
  );
  return {
    project,
    synthCommand,
    terraformBinary,
    waivers,
    parity: frame.data?.parity ?? [],
    environments,
    reaching,
    problems: sortProblems(once(all)),
  };
}

/** Before the work begins that grows with both. */
function refuseTooMany(environments: number, { file, data, locateKey }: PlacedSource): void {
  const place = (path: string) => ({ file, ...locateKey([path]), path });
  if (environments > mostEnvironments) {
    const details = { count: environments, most: mostEnvironments };
    throw configTooManyEnvironments.error(details, place('environments'));
  }
  if (isBlock(data) && environments * valuesIn(data.defaults) > mostValues)
    throw configTooManyValues.error({ inDefaults: true }, place('defaults'));
}

/** Not deeper than `convertNode` lets data be. */
function valuesIn(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 1;
  return Object.values(data).reduce<number>((sum, one) => sum + valuesIn(one), 1);
}

function soundEnvironment({ environment, provenance }: CheckedEnvironment): ResolvedEnvironment[] {
  if (environment === undefined || provenance === undefined) return [];
  keepProvenance(environment, provenance);
  return [environment];
}

/** The waivers that are about an environment. A thousand environments with thousands of patterns would be compared for minutes. */
function scopedWaivers(all: readonly Waiver[]): (environment: ResolvedEnvironment) => readonly Waiver[] {
  const budget = new Budget(mostPatternSigns, () => waiversTooWide.error());
  return (environment) =>
    all.filter(
      ({ environments }) =>
        environments?.some((pattern) => {
          budget.spend(pattern.length);
          return namesEnvironment(pattern, environment);
        }) ?? true,
    );
}

function soundDefaults(data: unknown): Parameters<typeof checkEnvironment>[0]['defaults'] {
  if (!isBlock(data)) return { config: {}, broken: [], removed: [] };
  const parsed = partialSettingsSchema.safeParse(data);
  if (parsed.success) return { config: parsed.data, broken: [], removed: [] };
  const { value, ...dropped } = dropBroken(data, parsed.error.issues);
  return { config: partialSettingsSchema.safeParse(value).data ?? {}, ...dropped };
}

function emptyProblem(source: PlacedSource): Problem {
  const place = { file: source.file, ...source.locateKey(['environments']), path: 'environments' };
  return noEnvironments.problem(undefined, place);
}

/** A fault in `defaults` shows up in every environment that inherits it: it is told once. */
function once(problems: readonly Problem[]): Problem[] {
  const told = new Set<string>();
  return problems.filter(({ code, path, message }) => {
    const identity = `${code}\n${path ?? ''}\n${message}`;
    const isNew = !told.has(identity);
    told.add(identity);
    return isNew;
  });
}
