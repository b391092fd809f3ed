import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { repository } from '../cli/run-cli.js';
import { megabytesOf, packageFolder, packedFiles, readPacked } from './packed-files.js';
import { runIn } from './run-in.js';

const { tarball, project } = inject('packed');

describe('the size', () => {
  it('of the tarball is below 3 MB', () => {
    expect(statSync(tarball).size / 1e6).toBeLessThan(3);
  });

  it('of what a project installs, the peers among it, is below 30 MB', () => {
    const installed = megabytesOf(join(project, 'node_modules'));
    expect(installed).toBeLessThan(30);
    // The package alone has several.
    expect(installed).toBeGreaterThan(5);
  });
});

describe('the package', () => {
  it('has what a project needs, and nothing else', () => {
    const wanted = [
      /^dist\/(index|testing|cli\/main|chunks\/[^/]+)\.js(\.LEGAL\.txt)?$/,
      /^dist\/types\/.+\.d\.ts$/,
      /^dist\/(THIRD-PARTY-NOTICES\.txt|sbom\.cdx\.json)$/,
      /^schemas\/([^/]+\/)?[^/]+\.schema\.json$/,
      /^src\/sandbox\/emulator\/.+\.(py|in|txt|json)$/,
      /^src\/constructs\/compute\/boot\/[^/]+\.sh$/,
      /^docs\/.+\.(md|json|svg|png)$/,
      /^examples\/(README\.md|[^/]+\/(\.gitignore|[^/]+\.(ts|json|yaml|md)))$/,
      /^([A-Z-]+\.md|LICENSE|package\.json)$/,
    ];
    expect(packedFiles.filter((file) => !wanted.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(packedFiles.filter((file) => /\.test\.|__pycache__|node_modules/.test(file))).toEqual([]);
    for (const pattern of wanted) expect(packedFiles.filter((file) => pattern.test(file))).not.toEqual([]);
  });

  it('tells nothing of the machine that built it', () => {
    expect(packedFiles.filter((file) => readPacked(file).includes(repository))).toEqual([]);
  });

  it('has the examples of every rule, though a run of the command does not make them', async () => {
    const script = `import { rules } from 'multi-env-infrastructure';
      console.log(JSON.stringify(rules.map(({ id, examples }) => [id, examples])));`;
    const { stdout } = await runIn(project, [process.execPath, '--input-type=module', '-e', script]);
    expect(JSON.parse(stdout)).toEqual(
      JSON.parse(JSON.stringify(rules.map(({ id, examples }) => [id, examples]))),
    );
    expect(packedFiles.some((file) => readPacked(file).includes('get examples()'))).toBe(true);
  });

  it('says where it comes from, in public addresses', () => {
    const { repository: source, homepage, bugs, publishConfig } = JSON.parse(readPacked('package.json'));
    const place = source.url.replace(/^git\+/, '').replace(/\.git$/, '');
    expect(place).toMatch(/^https:\/\/github\.com\/[\w-]+\/[\w-]+$/);
    expect([homepage, bugs.url]).toEqual([`${place}#readme`, `${place}/issues`]);
    expect(publishConfig).toMatchObject({ access: 'public', provenance: true });
  });
});

describe('links in a packed document', () => {
  const anchors = /\]\((?!https?:|mailto:|#)([^)#\s]+)/g;
  const sources = /<img[^>]+src="(?!https?:)([^"]+)"/g;
  it.each(packedFiles.filter((file) => file.endsWith('.md')))('%s lead to packed files', (document) => {
    const text = readPacked(document);
    const targets = [...text.matchAll(anchors), ...text.matchAll(sources)].map(([, target]) => target ?? '');
    const missing = targets.filter((target) => !existsSync(join(packageFolder, dirname(document), target)));
    expect(missing).toEqual([]);
  });

  it('would be missed', () => {
    expect([...'[a](b.md#c) [d](https://e) [f](#g)'.matchAll(anchors)].map(([, one]) => one)).toEqual([
      'b.md',
    ]);
  });
});

it('every file that the package names is in it', () => {
  const { exports, bin } = JSON.parse(readPacked('package.json'));
  const named = [...JSON.stringify([exports, bin]).matchAll(/"(?:\.\/)?([^"]+\.(?:js|ts|json))"/g)];
  expect(named.length).toBeGreaterThan(5);
  for (const [, file = ''] of named)
    expect(existsSync(join(packageFolder, file.replace(/^\.\//, ''))), file).toBe(true);
  expect(readFileSync(join(packageFolder, bin.multienv), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});
