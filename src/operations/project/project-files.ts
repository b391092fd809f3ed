import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { environmentsFileName } from '../../config/file/find.js';
import { readSource } from '../../config/file/read-source.js';
import { parseSource } from '../../config/file/source-document.js';
import { valueAt } from '../../config/schema/setting-path.js';
import { bucketPrefixOf } from '../../config/starter/project-names.js';
import { starterFile } from '../../config/starter/starter-file.js';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { packageVersion } from '../../package-files.js';
import { missingIgnored } from './git-ignored.js';
import { environmentsJsonSchemaText } from './schema.js';

const packageName = 'multi-env-infrastructure';
const schemaOfPackage = 'schemas/environments.schema.json';

/** A file of a new project, and how it comes about. */
export interface ProjectFile {
  /** Absolute. */
  readonly file: string;
  readonly action: 'write' | 'append';
  readonly text: string;
}

/** The files of a project that are still to be written, environments.yaml last: no other is missing once it is there. */
export function projectFiles(root: string, project: string): readonly ProjectFile[] {
  const installed = installedSchema(root);
  const schema = installed ?? `./${schemaOfPackage}`;
  const environments = starterFile({
    schema,
    project,
    bucketPrefix: bucketPrefixIn(root) ?? newBucketPrefix(project),
  });
  return [
    ...ignoreFile(join(root, '.gitignore')),
    ...(installed !== undefined || isThere(join(root, 'package.json'))
      ? []
      : [written(join(root, 'package.json'), packageJson())]),
    ...(installed === undefined ? [written(join(root, schemaOfPackage), environmentsJsonSchemaText())] : []),
    written(join(root, environmentsFileName), environments),
  ];
}

function written(file: string, text: string): ProjectFile {
  return { file, action: 'write', text };
}

/** Also a link that leads nowhere. */
function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** What is there stays as it is, to the byte; what is missing follows it. */
function ignoreFile(file: string): readonly ProjectFile[] {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat !== undefined && !stat.isFile())
    throw Object.assign(new Error(`${file} is no file`), { code: 'EISDIR' });
  const there = stat === undefined ? '' : readLimited(file, fileLimits.record);
  const missing = missingIgnored(there);
  if (missing.length === 0) return [];
  const gap = there === '' || there.endsWith('\n') ? '' : '\n';
  const text = `${gap}${missing.join('\n')}\n`;
  return [{ file, action: stat === undefined ? 'write' : 'append', text }];
}

/** An exact version: everybody who installs the project gets the same. */
function packageJson(): string {
  const manifest = { private: true, devDependencies: { [packageName]: packageVersion() } };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The schema of the package that is installed in the folder or above it, as a path from the folder. */
function installedSchema(root: string): string | undefined {
  for (let folder = root; ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', packageName, schemaOfPackage);
    if (existsSync(file)) {
      const path = relative(root, file).replaceAll('\\', '/');
      return path.startsWith('.') ? path : `./${path}`;
    }
    if (dirname(folder) === folder) return undefined;
  }
}

const tokenBytes = 4;

function newBucketPrefix(project: string): string {
  return bucketPrefixOf(project, randomBytes(tokenBytes).toString('hex'));
}

/** The prefix of a file that is replaced: another one would replace the buckets. */
function bucketPrefixIn(root: string): string | undefined {
  const file = join(root, environmentsFileName);
  if (!isThere(file)) return undefined;
  try {
    const prefix = valueAt(parseSource(readSource(file), file).value, [
      'defaults',
      'storage',
      'bucketPrefix',
    ]);
    return typeof prefix === 'string' && /^[a-z0-9][a-z0-9-]{0,30}[a-z0-9]$/.test(prefix)
      ? prefix
      : undefined;
  } catch {
    return undefined;
  }
}
