import type { Problem, ProblemPlace } from '../../errors/problem.js';
import type { SettingFault } from '../checks/check.js';
import type { PlacedSource } from '../file/source-places.js';
import { dotted, mayHoldSecret, type SettingPath } from '../schema/setting-path.js';
import type { Provenance } from './origin.js';

/** An environment whose settings can be found in the file. */
export interface PlacedEnvironment {
  readonly suffix: string;
  readonly source: Pick<PlacedSource, 'file' | 'inFile' | 'locate' | 'locateKey'>;
  readonly provenance: () => Provenance;
}

/** Where the value of a setting is decided: a place in the environment, or in the defaults; where nobody wrote it, the key of the environment. */
export function placeSetting(setting: SettingPath, placed: PlacedEnvironment): ProblemPlace {
  const { file, inFile, locate, locateKey } = placed.source;
  if (!inFile) return { file, path: dotted(setting) };
  const own = ['environments', placed.suffix];
  const nobody = () => ({ file, ...locateKey(own), path: dotted([...own, ...setting]) });
  if (setting.length === 0) return nobody();
  const provenance = placed.provenance();
  const decidedBy = provenance.get(dotted(setting))?.decidedBy;
  if (decidedBy !== undefined) {
    const { path, line, column } = decidedBy;
    return path === null ? nobody() : { file, line: line ?? undefined, column: column ?? undefined, path };
  }
  const source = sourceAround(provenance, dotted(setting));
  if (source === undefined) return nobody();
  const path = [...(source === 'environment' ? own : ['defaults']), ...setting];
  return { file, ...locate(path), path: dotted(path) };
}

/** Who decides a block, or the setting that an item of a list belongs to: a block is the environment's as soon as one of its settings is. */
function sourceAround(provenance: Provenance, name: string): 'environment' | 'defaults' | undefined {
  const related = [...provenance]
    .filter(([other]) => other.startsWith(`${name}.`) || name.startsWith(`${other}.`))
    .map(([, { decidedBy }]) => decidedBy.source);
  return (['environment', 'defaults'] as const).find((source) => related.includes(source));
}

/** Puts a finding where the value of its setting is decided. */
export function placeFinding({ at, problem }: SettingFault, placed: PlacedEnvironment): Problem {
  const { file, line, column, path } = placeSetting(at, placed);
  return {
    ...problem,
    file: file ?? null,
    line: line ?? null,
    column: column ?? null,
    path: path ?? null,
    value: mayHoldSecret(at) ? null : problem.value,
  };
}
