import type { LoadedEnvironments } from '../../config/file/load.js';
import type { Finding } from '../../policy/finding.js';
import { settingsOfResource } from './settings-of-resource.js';

/**
 * Puts findings where environments.yaml can mend them: where the value of their setting is decided, without one at the
 * settings of their resource, else at the environment's key.
 * @param file what the findings call environments.yaml
 */
export function placeFindings(
  findings: readonly Finding[],
  { loaded, file }: { readonly loaded: Pick<LoadedEnvironments, 'locate'>; readonly file: string },
): readonly Finding[] {
  // Many rules share few settings, and a search goes through the whole file.
  const lines = new Map<string, number | null>();
  return findings.map((finding) => {
    const { environment, address } = finding;
    const setting = finding.setting?.split('.') ?? settingsOfResource(address);
    const key = `${environment} ${setting.join('.')}`;
    let line = lines.get(key);
    if (line === undefined) {
      const path = ['environments', environment ?? '', ...setting];
      line = loaded.locate(path)?.line ?? null;
      lines.set(key, line);
    }
    return { ...finding, file, line };
  });
}
