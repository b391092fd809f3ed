import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src');

/** From the top down: a folder imports its own layer and what is below, never what is above. */
const layers: readonly (readonly string[])[] = [
  ['cli'],
  ['render'],
  ['operations'],
  ['stacks', 'policy'],
  ['terraform'],
  ['resources'],
  ['sandbox', 'aws'],
  ['config', 'rules'],
  ['constructs', 'model', 'processes'],
  ['events', 'errors', 'files'],
];

interface Source {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .map((path) => {
    const text = readFileSync(join(src, path), 'utf8');
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    return { path, folder: path.includes('/') ? (path.split('/')[0] ?? '') : '', text, imports };
  });

const ownImports = sources.flatMap((source) =>
  source.imports
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(src, resolve(src, dirname(source.path), name)).replaceAll('\\', '/'))
    .filter((target) => target.includes('/') && !target.startsWith('..'))
    .map((target) => ({ source, target, targetFolder: target.split('/')[0] ?? '' })),
);

const rank = (folder: string) => layers.findIndex((layer) => layer.includes(folder));

describe('imports go one way', () => {
  it('every folder has its layer', () => {
    const folders = new Set(sources.map(({ folder }) => folder).filter((folder) => folder !== ''));
    expect([...folders].filter((folder) => rank(folder) === -1)).toEqual([]);
  });

  it('nothing imports from a layer above its own', () => {
    const upwards = ownImports.filter(
      ({ source, targetFolder }) => source.folder !== '' && rank(targetFolder) < rank(source.folder),
    );
    expect(upwards.map(({ source, target }) => `${source.path} -> ${target}`)).toEqual([]);
  });

  it('only cli knows render', () => {
    const users = ownImports.filter(({ targetFolder }) => targetFolder === 'render');
    expect(
      users.map(({ source }) => source.folder).filter((folder) => !['cli', 'render'].includes(folder)),
    ).toEqual([]);
  });

  it('the settings of a block know nothing of cdktn', () => {
    const guilty = sources.filter(
      ({ path, imports }) => path.endsWith('/settings.ts') && imports.some(isCdktn),
    );
    expect(guilty.map(({ path }) => path)).toEqual([]);
  });
});

describe('each thing is done in one place', () => {
  it('only src/processes starts processes', () => {
    const starts = /^(execa|node:child_process|child_process)$/;
    const guilty = sources.filter(
      ({ folder, imports }) => folder !== 'processes' && imports.some((name) => starts.test(name)),
    );
    expect(guilty.map(({ path }) => path)).toEqual([]);
  });

  it('only cli and render print', () => {
    const prints = /\bconsole\.\w+\(|process\.(stdout|stderr)/;
    const guilty = sources.filter(
      ({ folder, text }) => !['cli', 'render'].includes(folder) && prints.test(text),
    );
    expect(guilty.map(({ path }) => path)).toEqual([]);
  });

  it('operations and what is below read no environment, arguments or folder of the process', () => {
    const reads = /\bprocess\.(env|argv|cwd|exit)\b/;
    const guilty = sources.filter(({ folder, text }) => !['cli', ''].includes(folder) && reads.test(text));
    expect(guilty.map(({ path }) => path)).toEqual([]);
  });
});

describe('files stay small', () => {
  const sizes = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length }));

  it('none has more than 250 lines', () => {
    expect(sizes.filter(({ lines }) => lines > 250)).toEqual([]);
  });

  it('most have fewer than 100', () => {
    expect(sizes.filter(({ lines }) => lines < 100).length / sizes.length).toBeGreaterThan(0.75);
  });

  it('no folder or file is a drawer for anything', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|manager)(\.ts|\/)/;
    expect(sizes.filter(({ path }) => drawers.test(path))).toEqual([]);
  });
});

function isCdktn(name: string): boolean {
  return /^(cdktn|constructs|@cdktn)/.test(name);
}
