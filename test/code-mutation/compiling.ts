import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applied, type Mutant } from './mutant.js';

// What is no longer used is no reason to refuse a mutant.
const unused = new Set(['TS6133', 'TS6192', 'TS6196', 'TS6198', 'TS6199']);

/** The mutants that the compiler accepts: all are asked about at once, each as a file beside its original. */
export async function compiling(
  mutants: readonly Mutant[],
  sources: ReadonlyMap<string, string>,
): Promise<readonly Mutant[]> {
  const folder = await mkdtemp(join(tmpdir(), 'code-mutation-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // After Ctrl-C too.
  process.once('exit', remove);
  try {
    await cp('src', join(folder, 'src'), { recursive: true });
    for (const file of ['tsconfig.json', 'package.json']) await cp(file, join(folder, file));
    await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
    for (const [index, mutant] of mutants.entries()) {
      const code = applied(mutant, sources.get(mutant.file) ?? '');
      await writeFile(join(folder, fileOf(mutant, index)), code);
    }
    const refused = await refusedFiles(folder);
    return mutants.filter((mutant, index) => !refused.has(fileOf(mutant, index)));
  } finally {
    process.off('exit', remove);
    remove();
  }
}

function fileOf({ file }: Mutant, index: number): string {
  return file.replace(/\.ts$/, `.mutant-${index}.ts`);
}

function refusedFiles(folder: string): Promise<ReadonlySet<string>> {
  const compiler = join(process.cwd(), 'node_modules/.bin/tsc');
  const args = ['--noEmit', '--pretty', 'false', '-p', 'tsconfig.json'];
  return new Promise((resolve) => {
    execFile(compiler, args, { cwd: folder, maxBuffer: 2 ** 28 }, (_error, stdout) => {
      const lines = stdout.matchAll(/^(src\/[^(]+)\(\d+,\d+\): error (TS\d+):/gm);
      const grave = [...lines].filter(([, , code]) => !unused.has(code ?? ''));
      resolve(new Set(grave.flatMap(([, file]) => file ?? [])));
    });
  });
}
