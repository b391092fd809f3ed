import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packageFolder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const licenceFile = /^(licen[sc]e|copying|notice)(\.(md|txt))?$/i;

/**
 * The packages of others whose code esbuild put into the outputs, by name.
 * @param metafile what esbuild tells of the build
 * @param root folder to which the paths of the metafile are relative
 */
export function bundledPackages(metafile, root) {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = new Set(inputs.flatMap((input) => packageFolder.exec(input)?.[1] ?? []));
  return [...folders]
    .map((folder) => ({
      // As package-lock.json names it.
      locked: folder.slice(folder.indexOf('node_modules/')),
      ...readPackage(join(root, folder), root),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readPackage(folder, root) {
  const { name, version, license, repository, homepage } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const text = licenceText(folder) ?? standardText(license, root);
  if (typeof license !== 'string' || text === undefined)
    throw new Error(`${name}@${version} is bundled, but has no licence text: its notice cannot be written.`);
  return { name, version, license, text, source: sourceOf(repository) ?? homepage };
}

function licenceText(folder) {
  const files = readdirSync(folder).filter((file) => licenceFile.test(file));
  if (files.length === 0) return undefined;
  return files.map((file) => readText(join(folder, file))).join('\n\n');
}

function readText(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').replace(/^\n+/, '').trimEnd();
}

/** Some packages name Apache-2.0 and leave out its text, which is the same for all: ours is a copy of it. */
function standardText(license, root) {
  const own = join(root, 'LICENSE');
  return license === 'Apache-2.0' && existsSync(own) ? readText(own) : undefined;
}

function sourceOf(repository) {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return url
    ?.replace(/^git\+/, '')
    .replace(/^github:/, 'https://github.com/')
    .replace(/\.git$/, '');
}
