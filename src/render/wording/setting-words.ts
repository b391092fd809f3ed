import type { SettingBehind } from '../../changes/change.js';
import { nearPath } from '../../files/near-path.js';

/** More than these say no more than that it is not clear which it is. */
const mostNamed = 2;

const sources = {
  environment: 'not set',
  defaults: 'not set',
  tier: 'default of the tier',
  product: 'not set',
};

/** `database.instanceClass (environments.yaml:12)`; several where each of them could be it (`or`), or all of them are (`and`). */
export function settingWords(
  settings: readonly SettingBehind[],
  cwd: string,
  joint: 'or' | 'and' = 'or',
): string {
  const most = joint === 'and' ? settings.length : mostNamed;
  const named = settings
    .slice(0, most)
    .map(({ name, source, file, line }) =>
      file === null || line === null
        ? `${name} (${sources[source]})`
        : `${name} (${nearPath(cwd, file)}:${line})`,
    );
  return [...named, ...(settings.length > most ? ['another'] : [])].join(` ${joint} `);
}
