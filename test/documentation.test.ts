import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referencePages } from '../scripts/reference/pages.js';
import { reliabilityFigures } from '../scripts/reference/reliability-figures.js';
import { reliabilityPage } from '../scripts/reference/reliability-page.js';
import { requirementRows } from '../scripts/reference/requirement-rows.js';
import { packageFile } from '../src/package-files.js';

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

describe('links between documents', () => {
  const documents = [
    ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
    ...readdirSync(packageFile('docs'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => join('docs', file)),
  ];

  it.each(documents)('of %s lead to files that exist', (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, target]) => target ?? '',
    );
    for (const target of links)
      expect(existsSync(packageFile(join(dirname(document), target))), target).toBe(true);
  });
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

  it('name no registry in the lock file', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });
});
