import type { SettingBehind } from '../../../changes/change.js';
import type { ProblemPlace } from '../../../errors/problem.js';

/** The line of the file that is behind a change; nothing where no line is. */
export function placeOfSetting(settings: readonly SettingBehind[]): ProblemPlace | undefined {
  const written = settings.find(({ line }) => line !== null);
  if (written === undefined) return undefined;
  const { file, line, name } = written;
  return { file: file ?? undefined, line: line ?? undefined, path: name };
}
