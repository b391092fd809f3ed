import type { Problem } from '../../errors/problem.js';
import type { PlacedSource } from '../file/source-places.js';
import { namesEnvironment } from '../names/environment-pattern.js';
import { nearestName } from '../names/nearest-name.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { settingPaths } from '../schema/schema-index.js';
import { dotted, isBlock, type SettingPath, valueAt } from '../schema/setting-path.js';
import { parityOfOne, paritySettingUnknown } from './parity-errors.js';

/** Of one declaration: its texts under a key, with their places. What is no text is the schema's to tell. */
type Texts = (key: string) => readonly {
  readonly text: string;
  readonly place: { readonly path: string; readonly line?: number; readonly column?: number };
}[];

/** What is wrong with `parity` beyond its form: settings that do not exist, declarations about a single environment. */
export function parityProblems(
  source: PlacedSource,
  environments: readonly Pick<ResolvedEnvironment, 'suffix' | 'tier'>[],
): Problem[] {
  const parity = valueAt(source.data, ['parity']);
  if (!Array.isArray(parity)) return [];
  return parity.flatMap((declaration, position) => {
    if (!isBlock(declaration)) return [];
    const texts: Texts = (key) => {
      const list: unknown = declaration[key];
      return (Array.isArray(list) ? list : []).flatMap((text, at) => {
        const path: SettingPath = ['parity', position, key, at];
        const place = { file: source.file, ...source.locate(path), path: dotted(path) };
        return typeof text === 'string' && text !== '' ? [{ text, place }] : [];
      });
    };
    return [...exceptProblems(texts), ...environmentProblems(texts, environments)];
  });
}

function exceptProblems(texts: Texts): readonly Problem[] {
  const known = ['project', ...settingPaths()];
  return texts('except').flatMap(({ text, place }) => {
    const name = text.endsWith('.*') ? text.slice(0, -2) : text;
    const isOpen = ['tags', 'backend.config'].some((block) => name.startsWith(`${block}.`));
    if (text === '*' || isOpen || known.includes(name)) return [];
    const suggestion = nearestName(name, known);
    return [
      paritySettingUnknown.problem({ setting: text, suggestion }, { ...place, value: text, suggestion }),
    ];
  });
}

function environmentProblems(
  texts: Texts,
  environments: readonly Pick<ResolvedEnvironment, 'suffix' | 'tier'>[],
): readonly Problem[] {
  const patterns = texts('environments');
  const [first] = patterns;
  // A broken environment is no environment yet: what is wrong with it is told, and this may be right.
  if (first === undefined || environments.length < 2) return [];
  const named = environments.filter((one) => patterns.some(({ text }) => namesEnvironment(text, one)));
  if (named.length >= 2) return [];
  const details = { patterns: patterns.map(({ text }) => text), count: named.length };
  return [parityOfOne.problem(details, { ...first.place, value: first.text })];
}
