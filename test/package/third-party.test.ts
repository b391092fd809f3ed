import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.js';
import { readPacked } from './packed-files.js';

interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly licenceFiles: readonly string[];
}

/** What a bundle of the same entries takes in, asked for anew and with nothing of the real build's options that could hide a package. */
async function bundled(): Promise<readonly Bundled[]> {
  const { metafile } = await build({
    absWorkingDir: repository,
    entryPoints: ['src/index.ts', 'src/testing.ts', 'src/cli/main.ts'],
    outdir: 'unused',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['cdktn', 'cdktn/*', 'constructs'],
    write: false,
    metafile: true,
  });
  const folders = Object.keys(metafile.inputs).flatMap(
    (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
  );
  return [...new Set(folders)].map((folder) => {
    const path = join(repository, folder);
    const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const licenceFiles = readdirSync(path).filter((file) => /^(licen[sc]e|copying|notice)/i.test(file));
    return { name, version, license, licenceFiles: licenceFiles.map((file) => join(path, file)) };
  });
}

const packages = await bundled();
const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('what the package contains of others', () => {
  it('is found', () => {
    const names = packages.map(({ name }) => name);
    for (const name of ['@cdktn/provider-aws', '@aws-sdk/client-s3', '@stricli/core', 'yaml', 'zod'])
      expect(names).toContain(name);
  });

  it('stands in the notices: each package with its version, and its licence in full', () => {
    const notices = readPacked('dist/THIRD-PARTY-NOTICES.txt');
    const text = words(notices);
    for (const { name, version, license, licenceFiles } of packages) {
      expect(notices).toContain(`${name} ${version} (${license})`);
      for (const file of licenceFiles)
        expect(text.includes(words(readFileSync(file, 'utf8'))), file).toBe(true);
    }
    for (const title of ['Mozilla Public License, v. 2.0', 'Apache License Version 2.0', 'MIT License'])
      expect(text.includes(title), title).toBe(true);
  });

  it('has licences that allow it, and no other: a new one is somebody’s decision', () => {
    const allowed = ['Apache-2.0', 'ISC', 'MIT', 'MPL-2.0'];
    expect(packages.filter(({ license }) => !allowed.includes(license))).toEqual([]);
  });

  it('stands in the bill of materials, each package with the digest of the lock file', () => {
    const document = JSON.parse(readPacked('dist/sbom.cdx.json'));
    expect(document).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    const own = JSON.parse(readPacked('package.json'));
    expect(document.metadata.component).toMatchObject({ name: own.name, version: own.version });
    const listed: { name: string; version: string; hashes?: unknown }[] = document.components;
    const key = (one: { name: string; version: string }) => `${one.name}@${one.version}`;
    expect(listed.map(key).sort()).toEqual(packages.map(key).sort());
    expect(listed.filter(({ hashes }) => hashes === undefined)).toEqual([]);
  });
});
