import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packedFiles, readPacked } from './packed-files.js';

const declarations = packedFiles.filter((file) => file.endsWith('.d.ts'));
/** `import … from`, `export … from`, `import('…')` and `/// <reference types="…" />`. */
const imported = /(?<!["'])(?:\bfrom\s*|\bimport\s*\(?\s*|<reference types=)["']([^"']+)["']/g;
const importsOf = (text: string) => [...text.matchAll(imported)].map(([, name]) => name ?? '');
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/(?!\/).*$/gm, '');

describe('the declarations', () => {
  it('import what is installed with the package, and themselves: no SDK, no provider, not even Node', () => {
    const { dependencies, peerDependencies } = JSON.parse(readPacked('package.json'));
    const published = Object.keys({ ...dependencies, ...peerDependencies });
    const foreign = declarations.flatMap((file) =>
      importsOf(withoutComments(readPacked(file)))
        .filter((name) => !name.startsWith('.') && !published.includes(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(foreign).toEqual([]);
  });

  it('use no type that only @types/node has', () => {
    const ofNode = /\b(NodeJS\.|Buffer\b|BufferEncoding\b|process\.)/;
    expect(declarations.filter((file) => ofNode.test(withoutComments(readPacked(file))))).toEqual([]);
  });

  it('are those that an entry reaches', () => {
    const reached = new Set<string>();
    const left = ['dist/types/index.d.ts', 'dist/types/testing.d.ts'];
    for (let file = left.pop(); file !== undefined; file = left.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      const folder = dirname(file);
      for (const name of importsOf(readPacked(file)).filter((one) => one.startsWith('.')))
        left.push(join(folder, name.replace(/\.js$/, '.d.ts')));
    }
    expect([...declarations].sort()).toEqual([...reached].sort());
  });

  it('would be found to import something else', () => {
    const text = `/// <reference types="node" />\nimport { A } from 'yaml';\nexport type B = import("@stricli/core").C;\n`;
    expect(importsOf(withoutComments(text))).toEqual(['node', 'yaml', '@stricli/core']);
  });
});
