import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile } from '../../src/package-files.js';

const folder = packageFile('src/sandbox/emulator/corrections');

/** The corrections of moto: name, and the first sentence of its docstring. */
export function correctionRows(): readonly (readonly [string, string])[] {
  const registry = readFileSync(join(folder, '__init__.py'), 'utf8');
  return [...registry.matchAll(/^ {4}"([a-z0-9-]+)": (\w+)\.(\w+),$/gm)].map(
    ([, name = '', module = '', correct = '']) => [`\`${name}\``, sentenceOf(module, correct)],
  );
}

function sentenceOf(module: string, correct: string): string {
  const text = readFileSync(join(folder, `${module}.py`), 'utf8');
  const found = new RegExp(`^def ${correct}\\(\\) -> None:\\n {4}"""(.*?)(?:\\n|""")`, 'm').exec(text);
  return found?.[1] ?? '';
}
