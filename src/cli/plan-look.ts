import { type PlanDetail, planDetails } from '../render/format-names.js';
import type { CliContext } from './context.js';
import { oneOf } from './one-of.js';

/** `--detail`. */
export const detailFlag = {
  detail: {
    kind: 'parsed',
    parse: oneOf(planDetails),
    optional: true,
    placeholder: 'DETAIL',
    brief: 'How much of a plan is shown: none (counts), summary (changes) or full (attributes too; default)',
  },
} as const;

/** Value of `detailFlag`. */
export interface DetailFlag {
  readonly detail?: PlanDetail;
}

/** How a plan is shown on one of the two streams. */
export function planLook(
  { streams, paint, paintError, cwd }: CliContext,
  stream: 'stdout' | 'stderr',
  detail: DetailFlag['detail'] = 'full',
) {
  const { columns } = streams[stream];
  return { paint: stream === 'stdout' ? paint : paintError, detail, columns, cwd };
}
