import { isPassedThrough, type StateBackend } from '../values/backend.js';
import { reachOfBackendSetting } from './backend-reach.js';
import type { Reach, ReachingSetting } from './reach.js';
import { shownWord } from './shown-word.js';

/** A setting of an environment that reaches beyond the file, without its place. */
export type ReachOfEnvironment = Pick<ReachingSetting, 'reach' | 'value' | 'content'> & {
  readonly at: readonly string[];
};

/** The settings of a backend that start a program, open a path or say where credentials are sent. */
export function reachOfBackend(backend: StateBackend): readonly ReachOfEnvironment[] {
  if (!isPassedThrough(backend)) return [];
  const { type, config } = backend;
  return Object.entries(config).flatMap(([key, value]) => {
    const reach = reachOfBackendSetting(type, { key, value });
    if (reach === undefined) return [];
    const at = ['backend', 'config', key];
    return [{ at, reach, value: shown(reach, { key, value }), content: [type, value] }];
  });
}

/** Paths are shown; of an address only its host, since a password may stand before it; what nobody knows may be a secret. */
function shown(
  reach: Reach,
  { key, value }: { readonly key: string; readonly value: unknown },
): string | null {
  if (reach === 'address') return URL.canParse(String(value)) ? new URL(String(value)).host : null;
  if (!/_(paths?|file)$/.test(key)) return null;
  const paths = Array.isArray(value) ? value : [value];
  return paths.map((path) => shownWord(String(path))).join(' ');
}
