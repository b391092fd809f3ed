import { dirname, resolve } from 'node:path';
import { type Invocation, plainInvocation } from '../../errors/invocation.js';
import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import { type Boundary, openBoundary } from '../boundary/boundary.js';
import { linkLeadsOut } from '../boundary/linked-file.js';
import type { ReachingSetting } from '../boundary/reach.js';
import type { Parity } from '../comparison/parity-schema.js';
import { type CheckedFile, checkFile } from '../resolve/check-file.js';
import { placeSetting } from '../resolve/place-setting.js';
import { provenanceOf } from '../resolve/provenance-of.js';
import { markValidated } from '../resolve/validated.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import type { SettingPath, SourcePlace } from '../schema/setting-path.js';
import type { Waiver } from '../schema/waiver-schema.js';
import { readSource } from './read-source.js';
import { sortProblems } from './sort-problems.js';
import { parseSource } from './source-document.js';
import { type PlacedSource, placedSource } from './source-places.js';

/** environments.yaml, read, validated and filled in. */
export interface LoadedEnvironments {
  /** Absolute path of the file. */
  readonly file: string;
  /** Folder of the file: the root of the project. */
  readonly root: string;
  /** Value of the tag `Project`. */
  readonly project: string;
  /** Program and arguments that synthesize the stacks; undefined for the built-in stack. */
  readonly synthCommand?: readonly string[];
  /** Name on PATH, or absolute path, of the Terraform or OpenTofu that the file wants. */
  readonly terraformBinary?: string;
  /** In the order of the file; each environment has those that are about it. */
  readonly waivers?: readonly Waiver[];
  /** Environments that are meant to be alike, in the order of the file. */
  readonly parity?: readonly Parity[];
  /** In the order of the file. */
  readonly environments: readonly ResolvedEnvironment[];
  readonly warnings: readonly Problem[];
  /** What of the file starts a program, opens a path outside the project or says where credentials are sent. */
  readonly reaching?: readonly ReachingSetting[];
  /** Place of a setting such as `['environments', 'dev-001', 'compute', 'minSize']`: where its value is decided, in the environment or in the defaults, else its environment's key. */
  readonly locate: (path: SettingPath) => SourcePlace | undefined;
}

/** How a file is judged. */
export interface LoadOptions {
  /** Day by which waivers are judged, `2026-11-24`. Default: today, in UTC. */
  readonly today?: string | undefined;
  /** How the command was called, for what to do next. Default: `multienv`. */
  readonly invocation?: Invocation | undefined;
  /** What the file would say: judged in the place of what it says. Default: what it says. */
  readonly text?: string;
  /** Decides about what of the file reaches beyond it. Default: all of it may, as for a program that has its own say. */
  readonly boundary?: Boundary;
}

/**
 * Reads, validates and fills environments.yaml.
 * @throws UserError with every problem of the file, warnings included, when one of them is an error.
 */
export function loadEnvironments(file: string, options: LoadOptions = {}): LoadedEnvironments {
  const { boundary = openBoundary, today, invocation = plainInvocation } = options;
  if (!boundary.followsLink) throwIfAny(linkLeadsOut(file));
  const document = parseSource(options.text ?? readSource(file, invocation), file, invocation);
  const source = placedSource(document, file, invocation);
  const { refused, ...checked } = checkWithin(boundary, source, today);
  const { project, synthCommand, terraformBinary: binary, waivers, parity, environments, reaching } = checked;
  const problems = sortProblems([...document.problems, ...checked.problems, ...refused]);
  throwIfAny(problems);
  for (const environment of environments) markValidated(environment);
  const bySuffix = new Map(environments.map((environment) => [environment.suffix, environment]));
  const locate = (path: SettingPath): SourcePlace | undefined => {
    const [top, suffix, ...setting] = path;
    const environment = top === 'environments' ? bySuffix.get(String(suffix)) : undefined;
    const provenance = environment && provenanceOf(environment);
    if (environment === undefined || provenance === undefined) return document.locate(path);
    const placed = { suffix: environment.suffix, source, provenance: () => provenance };
    const { line, column } = placeSetting(setting, placed);
    return line === undefined || column === undefined ? undefined : { line, column };
  };
  const root = dirname(file);
  // A path is relative to the file, wherever the person stands; a name alone is looked up on PATH.
  const terraformBinary = binary?.includes('/') ? resolve(root, binary) : binary;
  return {
    file,
    root,
    project,
    synthCommand,
    terraformBinary,
    waivers,
    parity,
    environments,
    warnings: problems,
    reaching,
    locate,
  };
}

/** Nothing outside the project is opened before the boundary has let it. */
function checkWithin(
  boundary: Boundary,
  source: PlacedSource,
  today: string | undefined,
): CheckedFile & { readonly refused: readonly Problem[] } {
  const closed = checkFile(source, { readsOutside: false, today });
  const refused = boundary.judge(closed.reaching);
  const isOpen = refused.length === 0 && closed.reaching.some(({ reach }) => reach === 'path');
  return { ...(isOpen ? checkFile(source, { today }) : closed), refused };
}

function throwIfAny(problems: readonly Problem[]): void {
  if (problems.some(({ severity }) => severity === 'error')) throw new UserError(problems);
}
