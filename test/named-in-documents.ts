import { readdirSync, readFileSync } from 'node:fs';
import { packageFile } from '../src/package-files.js';

const roots = ['src', 'test', 'scripts', 'benchmarks', 'examples', 'schemas', 'docs'];
const layers = readdirSync(packageFile('src'), { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map(({ name }) => name);

/** Paths in the code spans of a document, from the root of the repository: `src/aws/send.ts`, and `aws/send` for the same. Placeholders end one. */
export function pathsIn(text: string): readonly string[] {
  return wordsOfCode(text)
    .filter((word) => word.includes('/'))
    .flatMap(alternatives)
    .flatMap((path) => {
      const [first = ''] = path.split('/');
      if (roots.includes(first)) return [untilPlaceholder(path)];
      return layers.includes(first) ? [untilPlaceholder(`src/${path}`)] : [];
    });
}

/** Names of the code in the code spans of a document: those with a capital in the middle, which no other word has. */
export function namesIn(text: string): readonly string[] {
  const names = spansOf(text)
    .filter((span) => !span.includes('/'))
    .flatMap((span) => span.match(/\b(?:[a-z]+|[A-Z][a-z]+)[A-Z][A-Za-z]*\b/g) ?? []);
  return [...new Set(names)];
}

/** Calls of `multienv` in the code of a document, as words. */
export function callsIn(text: string): readonly (readonly string[])[] {
  const lines = [...blocksOf(text).flatMap((block) => block.split('\n')), ...spansOf(text)];
  return lines
    .map((line) => /^(?:[-$ ]|run: )*(?:npx )?multienv (.+)$/.exec(line)?.[1] ?? '')
    .filter((call) => /^[a-z]/.test(call))
    .map((call) => call.split(/ #|[>|;]|&&/)[0] ?? '')
    .map((call) => call.trim().replaceAll(/['"]/g, '').split(/\s+/));
}

/** Calls in the code of a document that no shell would find after `npm install` in a project, as a code block or a call with flags shows them. */
export function callsWithoutNpx(text: string): readonly string[] {
  const lines = blocksOf(text).flatMap((block) => block.split('\n'));
  const spans = spansOf(text).filter((span) => / --(?!help\b)[a-z]/.test(span));
  const bare = /(?:^|[|;&(]|run:|\$)\s*multienv [a-z]/;
  return [...lines.filter((line) => bare.test(line)), ...spans.filter((span) => /^multienv /.test(span))];
}

const fence = /^```[^\n]*\n(.*?)^```$/gms;

function blocksOf(text: string): readonly string[] {
  return [...text.matchAll(fence)].map(([, block = '']) => block);
}

function spansOf(text: string): readonly string[] {
  return [...text.replaceAll(fence, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}

function wordsOfCode(text: string): readonly string[] {
  return spansOf(text).flatMap((span) => span.split(/[\s'"()]+/));
}

/** `a/{b,c}/d` as `a/b/d` and `a/c/d`. */
function alternatives(path: string): readonly string[] {
  const [, before = '', list, after = ''] = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/.exec(path) ?? [];
  if (list === undefined) return [path];
  return list.split(',').flatMap((one) => alternatives(`${before}${one.trim()}${after}`));
}

function untilPlaceholder(path: string): string {
  const parts = path.replace(/\/$/, '').split('/');
  const end = parts.findIndex((part) => /[{}<>*…]/.test(part));
  return (end === -1 ? parts : parts.slice(0, end)).join('/');
}

/** All code of the repository, in which a name has to be. */
export function allCode(): string {
  return ['src', 'test', 'scripts', 'benchmarks']
    .flatMap((folder) =>
      readdirSync(packageFile(folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|mjs|py)$/.test(file))
        .map((file) => readFileSync(packageFile(`${folder}/${file}`), 'utf8')),
    )
    .join('\n');
}
