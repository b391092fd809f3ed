import { relative } from 'node:path';
import type { TrustedSetting, TrustQuestion } from '../../operations/project/trust.js';
import type { Paint } from './style.js';

const verbs = { program: 'starts', path: 'opens', address: 'sends credentials to' } as const;

/** What a project would start and open, a setting a line with its place. */
export function renderTrustQuestion(
  { root, settings, isTrusted }: TrustQuestion,
  { paint, cwd }: { readonly paint: Paint; readonly cwd: string },
): string {
  if (settings.length === 0)
    return `${root}: nothing to trust: its file starts no program, opens no path outside the project and names no other address for credentials\n`;
  return [
    `${root}: ${isTrusted ? 'trusted' : 'not trusted'}, with`,
    ...settings.map((setting) => line(setting, paint, cwd)),
    '',
  ].join('\n');
}

function line(
  { setting, reach, value, program, words, place }: TrustedSetting,
  paint: Paint,
  cwd: string,
): string {
  const { file, line: number, column } = place;
  const at = file === undefined ? '' : `${relative(cwd, file)}:${number ?? 1}:${column ?? 1}  `;
  const found = words === undefined ? '' : `\n      program: ${program ?? 'not found'}`;
  return `  ${paint('dim', at)}${paint('bold', setting)} ${verbs[reach]} ${value ?? '(not shown)'}${found}`;
}
