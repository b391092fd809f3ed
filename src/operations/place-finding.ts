import type { LoadedEnvironments } from '../config/load.js';
import type { Finding } from '../policy/finding.js';

/** Puts a finding where environments.yaml can mend it: at the setting in the environment, else in the defaults, else at the environment's key. */
export function placeFinding(
  finding: Finding,
  { loaded, file }: { readonly loaded: Pick<LoadedEnvironments, 'locate'>; readonly file: string },
): Finding {
  const { environment, setting } = finding;
  const path = ['environments', environment ?? '', ...(setting === null ? [] : setting.split('.'))];
  return { ...finding, file, line: loaded.locate(path)?.line ?? null };
}
