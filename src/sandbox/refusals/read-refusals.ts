import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile } from '../../package-files.js';

/** A refusal of the emulator, as its Python source declares it: `launcher.py --without NAME` leaves it out. */
export interface DeclaredRefusal {
  readonly name: string;
  /** `module.function` */
  readonly place: string;
  /** `rds:CreateDBInstance` */
  readonly calls: readonly string[];
  readonly sentence: string;
  /** Codes, each with what AWS says. */
  readonly answers: readonly { readonly code: string; readonly text: string }[];
  readonly pages: readonly string[];
  readonly examples: number;
}

const folder = packageFile('src/sandbox/emulator/refusals');

/** Every refusal of the registry, read as text: the documentation is generated without Python. */
export function readRefusals(): readonly DeclaredRefusal[] {
  const registry = readFileSync(join(folder, '__init__.py'), 'utf8');
  const files = new Map(
    [...registry.matchAll(/^from \.(\w*) import (.+)$/gm)].flatMap(([, parent = '', modules = '']) =>
      modules.split(', ').map((module): [string, string] => [module, join(folder, parent, `${module}.py`)]),
    ),
  );
  const declared = new Map([...files].flatMap(([module, file]) => refusalsIn(module, file)));
  return [...registry.matchAll(/^ {4}"([a-z0-9-]+)": ([\w.]+),$/gm)].map(([, name = '', place = '']) => {
    const found = declared.get(place);
    if (found === undefined) throw new Error(`${place} of refusals/__init__.py is no function with @on`);
    return { name, place, ...found };
  });
}

type Declaration = Omit<DeclaredRefusal, 'name' | 'place'>;

function refusalsIn(module: string, file: string): readonly [string, Declaration][] {
  const text = readFileSync(file, 'utf8');
  const pattern =
    /^((?:@on\(.*\)\n)+)((?:@example[\s\S]*?)?)def (\w+)\(request: Request\) -> Refusal \| None:\n {4}r?"""([\s\S]*?)"""/gm;
  return [...text.matchAll(pattern)].map(([, marks = '', examples = '', name = '', document = '']) => {
    const lines = document.split('\n').map((line) => line.trim());
    const declaration = {
      calls: [...marks.matchAll(/@on\("(\w+)", (.*)\)/g)].flatMap(([, service = '', list = '']) =>
        operations(list, text).map((operation) => `${service}:${operation}`),
      ),
      sentence: lines[0] ?? '',
      answers: [...document.matchAll(/^ {4}`([\w.]+)`: (.*)$/gm)].map(([, code = '', said = '']) => ({
        code,
        text: said,
      })),
      pages: lines.filter((line) => line.startsWith('https://docs.aws.amazon.com/')),
      examples: [...examples.matchAll(/^@example\(/gm)].length,
    };
    return [`${module}.${name}`, declaration];
  });
}

/** `"A", "B"`, or `*NAMES` of a tuple of the module. */
function operations(list: string, text: string): readonly string[] {
  return list.split(', ').flatMap((word) => {
    const constant = /^\*(\w+)$/.exec(word)?.[1];
    if (constant === undefined) return [word.replaceAll('"', '')];
    const tuple = new RegExp(`^${constant} = \\((.*)\\)$`, 'm').exec(text)?.[1] ?? '';
    return operations(tuple, text);
  });
}
