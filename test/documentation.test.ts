import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { architectureSvg } from '../scripts/recording/architecture-svg.js';
import { recordedSteps } from '../scripts/recording/recorded-steps.js';
import { terminalSvg } from '../scripts/recording/terminal-svg.js';
import { dayTwoPage } from '../scripts/reference/day-two-page.js';
import { everyCommand } from '../scripts/reference/every-command.js';
import { referencePages } from '../scripts/reference/pages.js';
import { reliabilityFigures } from '../scripts/reference/reliability-figures.js';
import { reliabilityPage } from '../scripts/reference/reliability-page.js';
import { requirementRows } from '../scripts/reference/requirement-rows.js';
import { globalFlags } from '../src/cli/words/global-flags.js';
import { packageFile } from '../src/package-files.js';
import { checkReportFormats } from '../src/render/reports/check-report.js';
import { allCode, callsIn, callsWithoutNpx, namesIn, pathsIn } from './named-in-documents.js';

const read = (file: string) => readFileSync(packageFile(file), 'utf8');

describe('the reference pages', async () => {
  for (const [file, text] of await referencePages())
    it(`${file} is what the code says: if not, run \`npm run docs\``, () => {
      expect(read(`docs/reference/${file}`)).toBe(text);
    });
});

it('the page on reliability says what the figures are: if not, run `npm run docs`', () => {
  expect(read('docs/reliability.md')).toBe(reliabilityPage(reliabilityFigures()));
});

it('the page of day-2 edits is what the table says: if not, run `npm run docs`', () => {
  expect(read('docs/day-two.md')).toBe(dayTwoPage());
});

describe('the requirements page', () => {
  it('has all 24 rows in order', () => {
    expect(requirementRows.map(({ number }) => number)).toEqual(
      Array.from({ length: 24 }, (_, index) => index + 1),
    );
  });

  it.each(requirementRows)(
    'row $number points at files and at a test that exist',
    ({ number, code, test, byName }) => {
      for (const file of [...code, test]) expect(existsSync(packageFile(file)), file).toBe(true);
      if (byName !== false) expect(read(test)).toContain(`'row ${number}: `);
    },
  );
});

describe('the README', () => {
  const readme = read('README.md');

  it.each([
    'Architecture',
    'Security',
    'Prerequisites',
    'Secrets Manager',
    'Testing',
    'Troubleshooting',
    'Cost',
    'Maintenance',
    'Departures',
  ])('has a section on %s', (title) => {
    expect(readme).toMatch(new RegExp(`^##+ .*${title}`, 'm'));
  });
});

const documents = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(packageFile('docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];
/** What people wrote of today's version: the history names what is gone, and the reference is generated. */
const written = documents.filter((file) => file !== 'CHANGELOG.md' && !/docs.reference/.test(file));

describe('the architecture in the README', () => {
  it('is drawn as it would be today: if not, run `npx tsx scripts/draw-architecture.ts`', async () => {
    expect(read('docs/images/architecture.svg')).toBe(await architectureSvg());
    expect(read('README.md')).toContain('](docs/images/architecture.svg)');
    expect(read('docs/guides/graph.md')).toContain('](../images/architecture.svg)');
  });
});

describe('the recording in the README', () => {
  const steps = recordedSteps.parse(JSON.parse(read('docs/images/deploy.json')));
  const image = read('docs/images/deploy.svg');

  it('is drawn as it would be today: if not, run `npx tsx scripts/record.ts`', () => {
    expect(image).toBe(terminalSvg(steps));
    expect(read('README.md')).toContain('](docs/images/deploy.svg)');
  });

  it('is well-formed, and loads nothing', () => {
    const faults: Error[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (fault) => faults.push(fault));
    parser.write(image).close();
    expect(faults).toEqual([]);
    expect(image).not.toMatch(/<script|href|url\(|@import/);
  });

  it('shows commands that there are, and no path of the machine that made it', () => {
    expect(steps.map(({ command }) => command)).toContain(
      'npx multienv deploy --env dev-001 --sandbox --yes',
    );
    expect(JSON.stringify(steps)).not.toMatch(/\/(home|root|tmp|Users|opt)\b/);
  });
});

describe('links between documents', () => {
  it.each(documents)('of %s lead to files that exist', (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, target]) => target ?? '',
    );
    for (const target of links)
      expect(existsSync(packageFile(join(dirname(document), target))), target).toBe(true);
  });
});

/** Behind a command of package.json, `npm run docs` for example. */
const ofNpm = new Set([
  'build.mjs',
  'generate-docs.ts',
  'setup.mjs',
  'start.mjs',
  'test.mjs',
  'test-report.mjs',
  'write-api-page.ts',
  'write-schema.ts',
]);

/** Of cdktn and of Terraform's tools. */
const ofOthers = new Set(['overrideLogicalId']);

describe('what documents name', () => {
  const exists = (path: string) =>
    ['', '.ts', '.mjs'].some((ending) => existsSync(packageFile(`${path}${ending}`)));
  const code = allCode();

  it('would be missed', () => {
    const text =
      'Ask `src/aws/{send,gone}.ts`, `policy/review` or `rules/{service}/x.ts` for `goneName` and `MultiEnvStack`.';
    expect(pathsIn(text).filter((path) => !exists(path))).toEqual(['src/aws/gone.ts']);
    expect(namesIn(text)).toEqual(['goneName', 'MultiEnvStack']);
    const calls = '```sh\nnpx multienv deploy --yes # comment\n```\n`multienv secret init --env dev-001`';
    expect(callsIn(calls)).toEqual([
      ['deploy', '--yes'],
      ['secret', 'init', '--env', 'dev-001'],
    ]);
  });

  it.each(written)('%s: paths exist', (document) => {
    expect(pathsIn(read(document)).filter((path) => !exists(path))).toEqual([]);
  });

  it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', ...written.filter((file) => /docs.adr/.test(file))])(
    '%s: names are those of the code',
    (document) => {
      expect(namesIn(read(document)).filter((name) => !code.includes(name) && !ofOthers.has(name))).toEqual(
        [],
      );
    },
  );
});

describe('ARCHITECTURE.md', () => {
  const named = pathsIn(read('ARCHITECTURE.md'));
  const parts = /^(rules|constructs)\/(?!facts|conditions|frameworks)/;
  const folders = readdirSync(packageFile('src'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ parentPath, name }) => relative(packageFile('src'), join(parentPath, name)).replaceAll('\\', '/'))
    .filter((folder) => folder.split('/').length <= 2 && !parts.test(folder));

  it('says of every folder what is in it, but of each service and block', () => {
    expect(folders.length).toBeGreaterThan(40);
    expect(folders.filter((folder) => !named.includes(`src/${folder}`))).toEqual([]);
  });
});

describe('lists in documents', () => {
  const files = (folder: string, ending: RegExp) =>
    readdirSync(packageFile(folder)).filter((file) => ending.test(file));

  it('of decisions have them all', () => {
    const index = read('docs/adr/README.md');
    const decisions = files('docs/adr', /^\d+-.+\.md$/);
    expect(decisions.filter((file) => !index.includes(`](${file})`))).toEqual([]);
    expect(new Set(decisions.map((file) => file.slice(0, 4))).size).toBe(decisions.length);
  });

  it('lead from the README to every guide', () => {
    const texts = ['README.md', ...files('docs/guides', /\.md$/).map((file) => `docs/guides/${file}`)];
    const linked = texts.map(read).join('\n');
    expect(files('docs/guides', /\.md$/).filter((file) => !linked.includes(`${file}`))).toEqual([]);
  });

  it('of report formats have a row for each', () => {
    const guide = read('docs/guides/frameworks.md');
    for (const format of Object.keys(checkReportFormats))
      expect(guide).toMatch(new RegExp(`^\\| \`${format}\` `, 'm'));
  });

  it('of scripts and benchmarks have each that a person runs', () => {
    const [contributing, benchmarks] = [read('CONTRIBUTING.md'), read('benchmarks/README.md')];
    for (const file of files('scripts', /\.(ts|mjs)$/))
      if (!ofNpm.has(file)) expect(contributing).toContain(`scripts/${file}`);
    for (const file of files('benchmarks', /\.mjs$/))
      if (file !== 'measure.mjs') expect(benchmarks).toContain(`benchmarks/${file}`);
  });
});

describe('the commands that documents show', () => {
  const recorded = recordedSteps.parse(JSON.parse(read('docs/images/deploy.json')));
  const texts = [
    ...written.map((document) => [document, read(document)] as const),
    ['docs/images/deploy.json', recorded.map(({ command }) => `\`${command}\``).join('\n')] as const,
  ];
  const calls = texts.flatMap(([document, text]) =>
    callsIn(text).map((words) => [document, words.join(' '), words] as const),
  );
  const camel = (flag: string) => flag.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

  it('are found', () => {
    expect(calls.length).toBeGreaterThan(50);
  });

  it.each(calls)('%s: multienv %s', (_document, call, words) => {
    const [first = '', second = ''] = words[0] === 'help' ? words.slice(1) : words;
    const command = everyCommand.get(`${first} ${second}`) ?? everyCommand.get(first);
    const isGroup = [...everyCommand.keys()].some((one) => one.startsWith(`${first} `));
    if (command === undefined) expect(isGroup && second === '', call).toBe(true);
    const flags = words.flatMap((word) => /^--([a-z][a-z-]*)/.exec(word)?.[1] ?? []);
    const ofEvery: readonly string[] = ['help', ...globalFlags.map(({ name }) => name)];
    for (const flag of flags.filter((one) => !ofEvery.includes(one)))
      expect(command?.usesFlag(camel(flag), 'original'), `--${flag}`).toBe(true);
  });

  it('begin with `npx`, as a project calls the package that it has installed', () => {
    const bare =
      '```sh\nmultienv deploy\nterraform show | multienv check --plan -\n```\n`multienv plan --json`, `multienv plan`';
    expect(callsWithoutNpx(bare)).toHaveLength(3);
    for (const [document, text] of texts.filter(([one]) => /^(README|docs.guides)/.test(one)))
      expect(callsWithoutNpx(text), document).toEqual([]);
  });

  // `trust` is about the file, and `--yes` there answers for no environment.
  it.each(calls.filter(([, , words]) => words.includes('--yes') && words[0] !== 'trust'))(
    '%s: multienv %s names its environments: `--yes` does not count for production otherwise',
    (_document, _call, words) => {
      expect(words[words.indexOf('--env') + 1]).toMatch(/^(?!--)[A-Za-z0-9]/);
      expect(words).toContain('--env');
    },
  );
});

describe('dependencies', () => {
  it('are pinned by a lock file that fits package.json', () => {
    const manifest = JSON.parse(read('package.json'));
    const locked = JSON.parse(read('package-lock.json')).packages[''];
    for (const kind of ['dependencies', 'devDependencies', 'peerDependencies'])
      expect(locked[kind]).toEqual(manifest[kind]);
  });

  it('are locked for every platform: if not, run `node scripts/complete-lock.mjs`', () => {
    const { packages } = JSON.parse(read('package-lock.json'));
    for (const { optionalDependencies = {} } of Object.values<{
      optionalDependencies?: Record<string, string>;
    }>(packages))
      for (const name of Object.keys(optionalDependencies))
        expect(packages, name).toHaveProperty([`node_modules/${name}`]);
  });

  it('are locked with their digests, but for those that lie inside another package', () => {
    const { packages } = JSON.parse(read('package-lock.json'));
    const open = Object.entries<{ integrity?: string; inBundle?: boolean }>(packages).filter(
      ([path, { integrity, inBundle }]) =>
        path !== '' && inBundle !== true && !/^sha512-.{86}==$/.test(integrity ?? ''),
    );
    expect(open.map(([path]) => path)).toEqual([]);
  });

  it('name no registry in the lock file', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });
});
