import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { leadsOutOf, realPath } from '../files/leads-out-of.js';
import { makeFolder } from '../files/make-folder.js';
import { writeWholeFile } from '../files/write-whole-file.js';
import { configFolder } from './config-folder.js';
import { repositoryOf } from './repository-of.js';
import { otherWriter } from './writers.js';

type Env = Readonly<Record<string, string | undefined>>;

const recordShape = z.object({
  version: z.literal(1),
  root: z.string(),
  fingerprint: z.string(),
  grantedAt: z.string(),
});

/** That a person trusts a project, with the settings that it had then. */
export interface TrustRecord {
  /** Folder of environments.yaml, links followed. */
  readonly root: string;
  /** Hash of the settings that start programs or open paths outside the project. */
  readonly fingerprint: string;
  /** ISO 8601. */
  readonly grantedAt: string;
}

/** Folder in which trust is kept: a file for each project. */
export function trustFolder(env: Env): string {
  return join(configFolder(env), 'trust');
}

/** Whether trust would be kept where the repository of a project can write it. */
export function isTrustFolderInside(root: string, env: Env): boolean {
  const folder = trustFolder(env);
  return [repositoryOf(root), root].some((inside) => !leadsOutOf(inside, folder));
}

/** The trust in a project, whatever its settings are today; undefined without, and where somebody else may have written it. */
export function trustOf(root: string, env: Env): TrustRecord | undefined {
  if (isTrustFolderInside(root, env)) return undefined;
  const record = readRecord(fileOf(root, env));
  return record?.root === realPath(root) ? record : undefined;
}

/** Remembers that a person trusts a project. The caller has made sure that the folder is not inside the repository. */
export function grantTrust(root: string, env: Env, granted: Omit<TrustRecord, 'root'>): void {
  makeFolder(trustFolder(env), 0o700);
  const record = { version: 1, root: realPath(root), ...granted };
  writeWholeFile(fileOf(root, env), `${JSON.stringify(record, null, 2)}\n`, 0o600);
}

/** Forgets the trust in a project; false when there was none. */
export function revokeTrust(root: string, env: Env): boolean {
  const file = fileOf(root, env);
  const isThere = lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  rmSync(file, { force: true });
  return isThere;
}

/** Every project that is trusted, by its folder. */
export function trustedProjects(env: Env): readonly TrustRecord[] {
  const folder = trustFolder(env);
  return entriesIn(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => readRecord(join(folder, name)) ?? [])
    .sort((one, other) => (one.root < other.root ? -1 : 1));
}

function fileOf(root: string, env: Env): string {
  const key = createHash('sha256').update(realPath(root)).digest('hex').slice(0, 32);
  return join(trustFolder(env), `${key}.json`);
}

function readRecord(file: string): TrustRecord | undefined {
  try {
    if (!lstatSync(file).isFile() || otherWriter(file) !== undefined) return undefined;
    return recordShape.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function entriesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
