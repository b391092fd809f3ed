import { isDeepStrictEqual } from 'node:util';
import type { LoadedEnvironments } from '../file/load.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';

/** One version of a file, and an environment of it. */
interface FileVersion {
  readonly loaded: Pick<LoadedEnvironments, 'project' | 'synthCommand' | 'terraformBinary' | 'parity'>;
  readonly environment: Pick<ResolvedEnvironment, 'waivers'>;
}

/** What two versions of a file say differently beside the settings of an environment: what starts programs, what is waived, what may differ. */
export function compareFiles(a: FileVersion, b: FileVersion): readonly string[] {
  const said = ({ loaded, environment }: FileVersion): readonly (readonly [string, unknown])[] => [
    ['project', loaded.project],
    ['synthCommand', loaded.synthCommand ?? null],
    ['terraform.binary', loaded.terraformBinary ?? null],
    ['waivers', environment.waivers ?? []],
    ['parity', loaded.parity ?? []],
  ];
  const before = new Map(said(a));
  return said(b).flatMap(([name, value]) => (isDeepStrictEqual(before.get(name), value) ? [] : [name]));
}
