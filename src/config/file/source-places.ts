import type { ProblemPlace } from '../../errors/problem.js';
import { dotted, type SettingPath, valueAt } from '../schema/setting-path.js';
import type { SourceDocument } from './source-document.js';

/** A file as data, with the places of its settings. */
export interface PlacedSource extends Pick<SourceDocument, 'locate' | 'locateKey' | 'plainText'> {
  /** Undefined for settings that come from a program. */
  readonly file: string | undefined;
  readonly data: unknown;
  /** Where a setting of an environment is written: there, else in the defaults, else the key of the environment. */
  readonly place: (suffix: string, setting: SettingPath) => ProblemPlace;
}

/** A parsed file, ready to place problems in. */
export function placedSource(document: SourceDocument, file: string): PlacedSource {
  const { value: data, locate, locateKey, plainText } = document;
  const place = (suffix: string, setting: SettingPath): ProblemPlace => {
    const path = writtenAt(data, suffix, setting);
    const isEnvironment = path.length === 2 && path[0] === 'environments';
    const shown = isEnvironment ? ['environments', suffix, ...setting] : path;
    return { file, ...(isEnvironment ? locateKey(path) : locate(path)), path: dotted(shown) };
  };
  return { file, data, locate, locateKey, plainText, place };
}

/** Settings from a program: paths, but no lines. */
export function unplacedSource(data: unknown, file: string | undefined): PlacedSource {
  const nowhere = () => undefined;
  const place = (_suffix: string, setting: SettingPath): ProblemPlace => ({ file, path: dotted(setting) });
  return { file, data, locate: nowhere, locateKey: nowhere, plainText: nowhere, place };
}

/** The path at which a setting of an environment is written; that of the environment where the file does not set it. */
export function writtenAt(data: unknown, suffix: string, setting: SettingPath): SettingPath {
  const own = ['environments', suffix, ...setting];
  if (valueAt(data, own) !== undefined) return own;
  const shared = ['defaults', ...setting];
  return setting.length > 0 && valueAt(data, shared) !== undefined ? shared : ['environments', suffix];
}
