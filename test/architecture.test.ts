import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src');

/** From the top down: a folder imports itself and what is below, never what is above. None shares a line. */
const layers: readonly string[] = [
  'cli',
  'render',
  'operations',
  'changes',
  'stacks',
  'sandbox',
  'terraform',
  'resources',
  'aws',
  'policy',
  'topology',
  'config',
  'rules',
  'constructs',
  'model',
  'processes',
  'trust',
  'files',
  'events',
  'errors',
];

/** Each must vanish: nothing is ever added here, and a test fails when one is needed no longer. */
const knownUpwards: readonly string[] = [];

/** Must vanish too, and then the override of `noImportCycles` in biome.json. */
const knownCircles: readonly string[] = [];

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

const fileImports: ReadonlyMap<string, readonly string[]> = new Map(
  sources.map(({ path, imports }) => [
    path,
    imports.filter((name) => name.startsWith('.')).map((name) => targetOf(path, name)),
  ]),
);

/** What is loaded with a file: its imports of values, packages among them. */
const valueImports: ReadonlyMap<string, readonly string[]> = new Map(
  sources.map(({ path, text }) => {
    const names = [...text.matchAll(/^(?:import|export) (?!type\b)(?:[\w\s,{}*$]+ from )?'([^']+)'/gm)];
    return [path, names.map(([, name = '']) => (name.startsWith('.') ? targetOf(path, name) : name))];
  }),
);

const ownImports = sources.flatMap((source) =>
  (fileImports.get(source.path) ?? [])
    .filter((target) => target.includes('/') && !target.startsWith('..'))
    .map((target) => ({ source, target, targetFolder: target.split('/')[0] ?? '' })),
);

const rank = (folder: string) => layers.indexOf(folder);

describe('imports go one way', () => {
  it('every folder has its layer', () => {
    const folders = new Set(sources.map(({ folder }) => folder).filter((folder) => folder !== ''));
    expect([...folders].filter((folder) => rank(folder) === -1)).toEqual([]);
  });

  it('nothing imports from a layer above its own', () => {
    const upwards = ownImports.filter(
      ({ source, targetFolder }) => source.folder !== '' && rank(targetFolder) < rank(source.folder),
    );
    expect(upwards.map(({ source, target }) => `${source.path} -> ${target}`).sort()).toEqual(knownUpwards);
  });

  it('no file comes back to itself, through imports of types neither', () => {
    expect(circlesOf(fileImports).map((files) => files.join(' -> '))).toEqual(knownCircles);
  });

  it('a circle would be found', () => {
    const drawn = { a: ['b'], b: ['c', 'd'], c: ['a'], d: ['d'], e: ['a'] };
    expect(circlesOf(new Map(Object.entries(drawn)))).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('only cli knows render', () => {
    const users = ownImports.filter(({ targetFolder }) => targetFolder === 'render');
    expect(
      users.map(({ source }) => source.folder).filter((folder) => !['cli', 'render'].includes(folder)),
    ).toEqual([]);
  });

  it('the settings and names of a block know nothing of cdktn', () => {
    const guilty = sources.filter(
      ({ path, imports }) => /\/(settings|names)\.ts$/.test(path) && imports.some(isCdktn),
    );
    expect(guilty.map(({ path }) => path)).toEqual([]);
  });
});

describe('the command starts with what help, completion and a problem need', () => {
  const loaded = loadedBy('cli/start.ts');

  it('and a command loads the rest when it runs: operations, most renderers, the schema', () => {
    const atStart = [
      /^(cli|errors|files|processes)\//,
      // Words of flags, and of what was meant.
      /^(config\/names\/|topology\/places\/place-words\.ts$)/,
      // How anything is printed, problems and progress among it. No other renderer.
      /^render\/((json|terminal)\/)?[^/]+\.ts$/,
      /^render\/terminal\/progress\//,
      /^(package-files|counted)\.ts$/,
      /^node:/,
      /^(@stricli\/core|fastest-levenshtein)$/,
    ];
    expect(waysOut(loaded, (path) => !atStart.some((one) => one.test(path)))).toEqual([]);
  });

  it.each(['zod', 'yaml', 'resources/', 'constructs/', 'config/schema/', 'render/graph/', 'render/reports/'])(
    'and not with %s',
    (path) => {
      expect(waysOut(loaded, (one) => one.startsWith(path))).toEqual([]);
    },
  );

  it('what it would load is found, also through others', () => {
    expect(loaded.has('cli/commands/topology/graph.ts')).toBe(true);
    expect(waysOut(loadedBy('config/file/load.ts'), (path) => path === 'zod')).not.toEqual([]);
    expect(loadedBy('render/reports/check-report.ts').has('render/sarif/sarif.ts')).toBe(false);
  });
});

describe('each thing is done in one place', () => {
  it('only src/processes starts processes', () => {
    const starts = /^(node:child_process|child_process|execa|cross-spawn)$/;
    const guilty = sources.filter(
      ({ folder, imports }) => folder !== 'processes' && imports.some((name) => starts.test(name)),
    );
    expect(guilty.map(({ path }) => path)).toEqual([]);
  });

  it('every client of AWS is made with the settings of src/aws/network: a proxy, certificates, endpoints, credentials', () => {
    const made = /new (?:\w+\.)?\w+Client\(\s*(?:\{ \.\.\.\()?(?:await (?:clientConfig|s3ClientConfig)\()?/g;
    const guilty = sources.flatMap(({ path, text }) =>
      [...text.matchAll(made)].filter(([words]) => !words.includes('onfig(')).map(() => path),
    );
    expect(guilty).toEqual([]);
    expect('new sdk.EC2Client({ region })'.match(made)?.[0]).not.toContain('onfig(');
  });

  it('nothing else speaks to AWS: what opens connections by itself stays on this machine, or asks a registry', () => {
    const opens = /^(node:)?(https?|http2|net|tls|dgram)$|^undici$/;
    const guilty = sources.filter(
      ({ path, text, imports }) =>
        !path.startsWith('aws/network/') &&
        (imports.some((name) => opens.test(name)) || /\bfetch\(/.test(text)),
    );
    expect(guilty.map(({ path }) => path).sort()).toEqual([
      'operations/doctor/general/provider.ts',
      // Listens on 127.0.0.1, and asks nobody.
      'operations/report/serve-report.ts',
      // Takes `isIP` of node:net, and opens nothing.
      'rules/conditions/strangers/addresses.ts',
      'sandbox/sandbox.ts',
      'sandbox/seed.ts',
      'sandbox/server/answers-at.ts',
      'sandbox/server/instance-at.ts',
      'sandbox/server/judged-requests.ts',
      'sandbox/watch-emulator.ts',
    ]);
  });

  it('the names of browsers stand in one file, which tests and benchmarks read too', () => {
    const beside = ['test/requires.ts', 'benchmarks/report.mjs'].map((path) => ({
      path,
      text: readFileSync(join(dirname(src), path), 'utf8'),
    }));
    const named = [...sources, ...beside].filter(({ text }) => /['"]google-chrome/.test(text));
    expect(named.map(({ path }) => path)).toEqual(['operations/graph/chromium-commands.ts']);
    for (const { text } of beside) expect(text).toContain('chromium-commands');
  });

  it('errors are declared in the files of errors, from which their page is made', () => {
    const guilty = sources.filter(
      ({ path, text }) =>
        /= defineError[<(]/.test(text) && !path.endsWith('errors.ts') && path !== 'errors/define-error.ts',
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

describe('rules stand beside their like, and below them the facts that they ask', () => {
  const serviceOf = (path: string) => /^rules\/(?!facts|conditions|frameworks)([^/]+)\//.exec(path)?.[1];
  const ofServices = sources.filter(({ path }) => serviceOf(path) !== undefined);

  it('a service asks for its own facts and for those of all, not for what lies with another', () => {
    const elsewhere = ownImports.filter(({ source, target }) => {
      const [own, other] = [serviceOf(source.path), serviceOf(target)];
      return own !== undefined && other !== undefined && own !== other;
    });
    expect(elsewhere.map(({ source, target }) => `${source.path} -> ${target}`)).toEqual([]);
  });

  it('what is for all is used by two services at least', () => {
    const users = new Map<string, Set<string>>();
    for (const { path } of ofServices)
      for (const target of reachedFrom(fileImports, path))
        users.set(target, (users.get(target) ?? new Set()).add(serviceOf(path) ?? ''));
    const shared = sources.filter(({ path }) => /^rules\/(facts|conditions)\//.test(path));
    expect(shared.map(({ path }) => path).filter((path) => (users.get(path)?.size ?? 0) < 2)).toEqual([]);
  });

  it('what is for all knows no service', () => {
    const guilty = ownImports.filter(
      ({ source, target }) =>
        /^rules\/(facts|conditions)\//.test(source.path) && serviceOf(target) !== undefined,
    );
    expect(guilty.map(({ source, target }) => `${source.path} -> ${target}`)).toEqual([]);
  });

  it('what is no rule lies in the facts', () => {
    const beside = ofServices.filter(
      ({ path, text }) =>
        !/\/(facts\/[^/]+|index)\.ts$/.test(path) && !/^export default define\w+\(/m.test(text),
    );
    expect(beside.map(({ path }) => path)).toEqual([]);
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

  it('no folder has more than 25 files, but those of rules', () => {
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    const counts = new Map<string, number>();
    for (const folder of files.map((path) => dirname(path).replaceAll('\\', '/')))
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    expect([...counts].filter(([folder, count]) => count > 25 && !folder.startsWith('rules/'))).toEqual([]);
  });

  it('no folder or file is a drawer for anything', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|manager)(\.ts|\/)/;
    expect(sizes.filter(({ path }) => drawers.test(path))).toEqual([]);
  });
});

function targetOf(path: string, name: string): string {
  return relative(src, resolve(src, dirname(path), name))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts');
}

function isCdktn(name: string): boolean {
  return /^(cdktn|constructs|@cdktn)/.test(name);
}

/** Files and packages that are loaded with a file: neither for types alone, nor later by `import()`. */
function loadedBy(start: string): ReadonlySet<string> {
  return new Set([start, ...reachedFrom(valueImports, start)]);
}

/** Where files lead to one that should not be loaded with them, from the first such step on. */
function waysOut(loaded: ReadonlySet<string>, isOut: (path: string) => boolean): readonly string[] {
  return [...loaded]
    .filter((path) => !isOut(path))
    .flatMap((path) => (valueImports.get(path) ?? []).filter(isOut).map((target) => `${path} -> ${target}`));
}

/** The files of each circle. */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const reached = new Map([...graph.keys()].map((path) => [path, reachedFrom(graph, path)]));
  const done = new Set<string>();
  return [...graph.keys()].flatMap((path) => {
    const own = reached.get(path);
    if (done.has(path) || own?.has(path) !== true) return [];
    const circle = [path, ...[...own].filter((other) => other !== path && reached.get(other)?.has(path))];
    for (const member of circle) done.add(member);
    return [circle];
  });
}

function reachedFrom(graph: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const left = [...(graph.get(start) ?? [])];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    left.push(...(graph.get(path) ?? []));
  }
  return reached;
}
