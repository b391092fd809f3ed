import type { LoadedEnvironments } from '../../config/file/load.js';
import type { Finding } from '../../policy/finding.js';

/**
 * Puts findings where environments.yaml can mend them: where the value of their setting is decided, else at the environment's key.
 * @param file what the findings call environments.yaml
 */
export function placeFindings(
  findings: readonly Finding[],
  { loaded, file }: { readonly loaded: Pick<LoadedEnvironments, 'locate'>; readonly file: string },
): readonly Finding[] {
  // Many rules share few settings, and a search goes through the whole file.
  const lines = new Map<string, number | null>();
  return findings.map((finding) => {
    const { environment, setting } = finding;
    const key = `${environment} ${setting}`;
    let line = lines.get(key);
    if (line === undefined) {
      const path = ['environments', environment ?? '', ...(setting === null ? [] : setting.split('.'))];
      line = loaded.locate(path)?.line ?? null;
      lines.set(key, line);
    }
    return { ...finding, file, line };
  });
}
