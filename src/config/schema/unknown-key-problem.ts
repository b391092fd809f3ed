import type { Problem, ProblemPlace } from '../../errors/problem.js';
import { groupBy } from '../../group-by.js';
import { nearestName } from '../names/nearest-name.js';
import { keysOf, settingPaths } from './schema-index.js';
import { configUnknownKey } from './setting-errors.js';
import { dotted, type SettingPath } from './setting-path.js';

/** Explains a key that its block does not have: misspelt, or at home in another block. */
export function unknownKeyProblem(block: SettingPath, key: string, place: ProblemPlace): Problem {
  const known = keysOf(block);
  const elsewhere = isEnvironmentPart(block) ? homesOf(key) : [];
  const suggestion = elsewhere[0] ?? nearestName(key, known) ?? nearestHome(block, key);
  const hint = hintFor({ known, elsewhere, suggestion });
  return configUnknownKey.problem(
    { key, block: dotted(block), hint },
    { ...place, path: dotted([...block, key]), allowed: known, suggestion },
  );
}

function hintFor(options: {
  readonly known: readonly string[];
  readonly elsewhere: readonly string[];
  readonly suggestion: string | undefined;
}): string {
  const { known, elsewhere, suggestion } = options;
  const list = `Settings of this block: ${known.join(', ')}.`;
  if (elsewhere.length > 0) return `It belongs to ${elsewhere.map((path) => `\`${path}\``).join(' or ')}.`;
  return suggestion === undefined ? `Remove it. ${list}` : `Did you mean \`${suggestion}\`? ${list}`;
}

function isEnvironmentPart([first]: SettingPath): boolean {
  return first === 'environments' || first === 'defaults';
}

/** Settings that bear exactly this name in some block. */
function homesOf(key: string): readonly string[] {
  return homes().get(key) ?? [];
}

function nearestHome(block: SettingPath, key: string): string | undefined {
  if (!isEnvironmentPart(block)) return undefined;
  const near = nearestName(key, names());
  return near === undefined ? undefined : homesOf(near)[0];
}

let knownHomes: ReadonlyMap<string, readonly string[]> | undefined;
let knownNames: readonly string[] | undefined;

/** The paths of all settings by their last name: a file may have thousands of unknown keys. */
function homes(): ReadonlyMap<string, readonly string[]> {
  knownHomes ??= groupBy(settingPaths(), (path) => path.split('.').at(-1) ?? path);
  return knownHomes;
}

function names(): readonly string[] {
  knownNames ??= [...homes().keys()];
  return knownNames;
}
