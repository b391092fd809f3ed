import type { ChangedAttribute } from '../../../changes/change.js';
import type { ChangedOutput } from '../../../changes/changed-outputs.js';
import { counted } from '../../../counted.js';
import type { Paint } from '../style.js';
import { attributeLines } from './attribute-lines.js';

/** The outputs that change, before and after; without the values where details are left out. */
export function outputLines(
  outputs: readonly ChangedOutput[],
  look: { readonly paint: Paint; readonly detail: string; readonly columns: number },
): readonly string[] {
  if (outputs.length === 0) return [];
  const { paint, detail, columns } = look;
  const count = counted(outputs.length, 'output');
  const head = `  ${paint('yellow', '~')} ${count}${paint('dim', '  changed, or known only after the apply')}`;
  if (detail !== 'full') return [head];
  const attributes = outputs.map(
    ({ name: path, before, after }): ChangedAttribute => ({
      ...{ path, before, after, forcesReplacement: false, effect: undefined, gravity: 'unknown' },
    }),
  );
  const change = { kind: 'update', gravity: 'unknown', attributes } as const;
  return [head, ...attributeLines(change, { paint, columns, cwd: '' })];
}
