import { lstatSync } from 'node:fs';
import { type Invocation, plainInvocation } from '../../errors/invocation.js';
import { UserError } from '../../errors/user-error.js';
import { readSource } from '../file/read-source.js';
import { sortProblems } from '../file/sort-problems.js';
import { parseSource } from '../file/source-document.js';
import { placedSource } from '../file/source-places.js';
import type { SettingPath, SourcePlace } from '../schema/setting-path.js';
import type { Waiver } from '../schema/waiver-schema.js';
import { checkProfileNotAFile } from './check-profile-errors.js';
import { checkProfileProblems } from './check-profile-problems.js';
import { checkProfileSchema } from './check-profile-schema.js';

/** A profile, read and validated. */
export interface CheckProfile {
  /** As the person would write it. */
  readonly file: string;
  readonly conventions: boolean;
  readonly skip: readonly string[];
  readonly only?: readonly string[] | undefined;
  readonly severity?: 'critical' | 'high' | 'medium' | 'low' | undefined;
  readonly waivers: readonly Waiver[];
  readonly locate: (path: SettingPath) => SourcePlace | undefined;
}

interface ProfileOptions {
  /** What findings and errors call it. */
  readonly name: string;
  /** `2026-11-24`, for its waivers. */
  readonly today: string;
  readonly invocation?: Invocation;
}

/**
 * Reads a profile; undefined where there is no such file. It comes with a repository: it starts nothing, and a link is not followed.
 * @throws UserError with every problem of it
 */
export function loadCheckProfile(path: string, options: ProfileOptions): CheckProfile | undefined {
  const { name, today, invocation = plainInvocation } = options;
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  const why = stat.isSymbolicLink() ? 'it is a link' : 'it is no regular file';
  if (!stat.isFile()) throw checkProfileNotAFile.error({ file: name, why }, { file: name });
  const document = parseSource(readSource(path, invocation), name, invocation);
  const source = placedSource(document, name, invocation);
  const problems = sortProblems([...document.problems, ...checkProfileProblems(source, today)]);
  if (problems.length > 0) throw new UserError(problems);
  const {
    conventions = false,
    skip = [],
    only,
    severity,
    waivers = [],
  } = checkProfileSchema.parse(source.data);
  return { file: name, conventions, skip, only, severity, waivers, locate: document.locate };
}
