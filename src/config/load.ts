import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'yaml';
import type { Problem } from '../errors/problem.js';
import { environmentsFileSchema, type ResolvedEnvironment } from './environment-schema.js';
import { resolveEnvironment } from './resolve.js';
import { defaultProject } from './tiers.js';

/** Keys and list positions that lead to a setting, for example `['environments', 'dev-001', 'compute', 'minSize']`. */
export type SettingPath = readonly (string | number)[];

/** A place in a file; both count from 1. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

/** environments.yaml, read, validated and filled in. */
export interface LoadedEnvironments {
  /** Absolute path of the file. */
  readonly file: string;
  /** Folder of the file: the root of the project. */
  readonly root: string;
  /** Value of the tag `Project`. */
  readonly project: string;
  /** In the order of the file. */
  readonly environments: readonly ResolvedEnvironment[];
  readonly warnings: readonly Problem[];
  /** Place of a setting in the file, or of its environment where the file does not set it. */
  readonly locate: (path: SettingPath) => SourcePlace | undefined;
}

/** Reads environments.yaml. */
export function loadEnvironments(file: string): LoadedEnvironments {
  const parsed = environmentsFileSchema.parse(parse(readFileSync(file, 'utf8')));
  const { project = defaultProject, defaults } = parsed;
  const environments = Object.entries(parsed.environments).map(([suffix, { environment, ...config }]) =>
    resolveEnvironment({ environment, suffix, project, config, defaults, file }),
  );
  return { file, root: dirname(file), project, environments, warnings: [], locate: () => undefined };
}
