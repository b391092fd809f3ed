import { stringify } from 'yaml';
import { tierDefault } from '../resolve/tier-table.js';
import { companionSentence } from '../schema/companions.js';
import { describeAllowed } from '../schema/describe-allowed.js';
import { defaultSentence } from '../schema/json-schema.js';
import { keysOf, schemaAt } from '../schema/schema-index.js';
import { dotted, type SettingPath } from '../schema/setting-path.js';

/** They stand in the file already. */
const written = new Set(['version', 'edition', 'project', 'environments']);
const width = 130;

/** Every setting of environments.yaml as a comment: its description, its values, its default. Without the first `# ` of each line it is YAML. */
export function settingComments(): string {
  const lines = keysOf([])
    .filter((key) => !written.has(key))
    .flatMap((key) => linesOf([key], ''));
  return lines.map((line) => `${`# ${line}`.trimEnd()}\n`).join('');
}

function linesOf(path: SettingPath, indent: string): readonly string[] {
  const key = `${indent}${path.at(-1)}:`;
  const above = describe(path, indent);
  const keys = keysOf(path);
  if (keys.length > 0)
    return [...above, key, ...keys.flatMap((one) => linesOf([...path, one], `${indent}  `))];
  const ofItem = keysOf([...path, 0]);
  if (ofItem.length === 0) return [...above, `${key}${shownValue(path)}`];
  const item = ofItem.flatMap((one) => linesOf([...path, 0, one], `${indent}    `));
  return [...above, key, ...asItem(item, indent)];
}

/** The first key of an item stands behind its hyphen; what describes it goes before. */
function asItem(lines: readonly string[], indent: string): readonly string[] {
  const first = lines.findIndex((line) => !line.trimStart().startsWith('#'));
  return lines.map((line, index) => (index === first ? `${indent}  - ${line.trimStart()}` : line));
}

function describe(path: SettingPath, indent: string): readonly string[] {
  const setting = settingOf(path);
  const sentences = [schemaAt(path)?.description, companionSentence(setting), defaultSentence(setting)];
  const text = sentences.filter((sentence) => sentence !== undefined).join(' ');
  return wrapped(text, width - indent.length).map((line) => `${indent}# ${line}`);
}

/** The default of development, else what is accepted. */
function shownValue(path: SettingPath): string {
  const value = tierDefault('development', settingOf(path));
  if (value !== undefined) return ` ${stringify(value).trimEnd()}`;
  const allowed = describeAllowed(schemaAt(path));
  return ` # ${typeof allowed === 'string' ? allowed : allowed.join(', ')}`;
}

/** The name of a setting of an environment; what stands elsewhere has none. */
function settingOf([block, ...keys]: SettingPath): string {
  return block === 'defaults' ? dotted(keys) : '';
}

function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= columns) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
