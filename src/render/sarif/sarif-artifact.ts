import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `artifactLocation` of SARIF: relative to the root of the repository with forward slashes; a file outside of it by its whole address. */
export function sarifArtifact(file: string, root: string) {
  const path = relative(root, resolve(root, file));
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path))
    return { uri: pathToFileURL(resolve(root, file)).href };
  return { uri: path.split(sep).map(encoded).join('/'), uriBaseId: '%SRCROOT%' };
}

/** A file name may hold what is no text; an address may not. */
function encoded(name: string): string {
  return encodeURIComponent(name.replace(/[\ud800-\udfff]/gu, '\u{fffd}'));
}
