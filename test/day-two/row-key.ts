import { createHash } from 'node:crypto';
import type { Edit } from './edit.js';

/** Tells rows of the table apart by all that they say: what was tried of a row says nothing of the same row after an edit of it. */
export function rowKey(row: Edit): string {
  const { setting, on, to, beside, shows, refusedBy, refusedByState, tells, sends, together } = row;
  const said = [setting, on, typeof to === 'function' ? 'by the network' : to, beside, shows];
  const parts = [...said, refusedBy, refusedByState, tells, sends].map((one) => one ?? null);
  const text = JSON.stringify(together === undefined ? parts : [...parts, together]);
  return `${on} ${setting} ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
