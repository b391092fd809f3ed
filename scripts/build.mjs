#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
// Builds dist/: the library, its testing entry and the command, with shared chunks, and what tells of the packages in them.
// Does nothing when sources and lock file are those of the last build. `--types` adds the declarations, `--force` builds anyway.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { argv, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { billOfMaterials } from './package/bill-of-materials.mjs';
import { bundledPackages } from './package/bundled-packages.mjs';
import { keepReachedDeclarations } from './package/keep-reached-declarations.mjs';
import { notices } from './package/notices.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const notInTheBuild = /\.test\.ts$/;

/** Changes with every source, the lock file and this script, wherever the checkout lies. */
function contentHash() {
  const filesOf = (folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const sources = [...filesOf('src'), ...filesOf('scripts/package')]
    .filter((file) => /\.(ts|mjs)$/.test(file) && !notInTheBuild.test(file))
    .sort();
  const others = ['package.json', 'package-lock.json', 'tsconfig.build.json', 'scripts/build.mjs'].map(
    (file) => join(root, file),
  );
  const hash = createHash('sha256');
  for (const file of [...sources, ...others].filter(existsSync)) {
    hash
      .update(`${relative(root, file).replaceAll('\\', '/')}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** zod brings its messages in sixty languages, more than half of it, and every run would read them; only those in English are used. */
const englishOnly = {
  name: 'english-only',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    })),
};

/** Examples of the rules are there for tests and documents: a run of the command neither makes nor compiles them. */
const lazyExamples = {
  name: 'lazy-examples',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]src[\\/]rules[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /^ {2}examples: (\{$[\s\S]*?^ {2}\}),$/m,
        '  get examples() { return ($1); },',
      ),
      loader: 'ts',
    })),
};

async function bundle() {
  const { build } = await import('esbuild');
  const entries = { index: 'src/index.ts', testing: 'src/testing.ts', 'cli/main': 'src/cli/main.ts' };
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries(entries).filter(([, file]) => existsSync(join(root, file))),
    ),
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // A CommonJS package behind import() would lose its names.
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    external: ['cdktn', 'cdktn/*', 'constructs'],
    plugins: [englishOnly, lazyExamples],
    // CommonJS packages in the bundle call require() of Node's own modules.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    logLevel: 'warning',
    write: false,
    metafile: true,
  });
  // Only a build that succeeded replaces the last one.
  rmSync(dist, { recursive: true, force: true });
  const main = join(dist, 'cli', 'main.js');
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    if (path === main) writeFileSync(path, `#!/usr/bin/env node\n${Buffer.from(contents)}`, { mode: 0o755 });
    else writeFileSync(path, contents);
  }
  tellWhatIsBundled(metafile);
}

/** The licences of others ask for their texts beside their code; a bill of materials says what to look for in advisories. */
function tellWhatIsBundled(metafile) {
  const packages = bundledPackages(metafile, root);
  const [manifest, lock] = ['package.json', 'package-lock.json'].map((file) =>
    JSON.parse(readFileSync(join(root, file), 'utf8')),
  );
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), notices(packages));
  writeFileSync(join(dist, 'sbom.cdx.json'), billOfMaterials({ manifest, packages, lock }));
}

function declarations() {
  rmSync(join(dist, 'types'), { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) exit(status ?? 1);
  keepReachedDeclarations(join(dist, 'types'), ['index.d.ts', 'testing.d.ts']);
}

const stamp = join(dist, '.stamp');
const typesStamp = join(dist, 'types', '.stamp');
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const hash = contentHash();
const withTypes = argv.includes('--types');

if (read(stamp) !== hash || argv.includes('--force')) {
  await bundle();
  writeFileSync(stamp, hash);
}
if (withTypes && read(typesStamp) !== hash) {
  declarations();
  mkdirSync(dirname(typesStamp), { recursive: true });
  writeFileSync(typesStamp, hash);
}
