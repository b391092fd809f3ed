import { createHash } from 'node:crypto';
import type { Edit } from './edit.js';

/** Tells rows of the table apart by all that they say: what was tried of a row says nothing of the same row after an edit of it. */
export function rowKey({
  setting,
  on,
  to,
  beside,
  shows,
  refusedBy,
  refusedByState,
  tells,
  sends,
}: Edit): string {
  const said = [setting, on, typeof to === 'function' ? 'by the network' : to, beside, shows];
  const text = JSON.stringify([...said, refusedBy, refusedByState, tells, sends].map((one) => one ?? null));
  return `${on} ${setting} ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
