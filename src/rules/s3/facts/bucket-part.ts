import type { Block } from '../../../model/block.js';
import type { Element } from '../../../model/element.js';
import { isWritten } from '../../conditions/is-written.js';
import type { CheckContext } from '../../define-rule.js';
import { ofElement, unknown, unsure, type Verdict } from '../../verdict.js';

interface Part {
  /** The resource that says it, with its attribute `bucket`. */
  readonly type: string;
  /** The deprecated block in the bucket itself. */
  readonly inline?: string;
  /** Judges the bucket that has neither. */
  readonly missing: Verdict;
}

/** What belongs to a bucket, whether it is a resource of its own or one of the deprecated blocks in the bucket. */
export function bucketPart(
  { type, inline, missing }: Part,
  judge: (part: Block, form: 'resource' | 'inline') => Verdict | readonly Verdict[],
): (bucket: Element, context: CheckContext) => Verdict | readonly Verdict[] {
  return (bucket, { model }) => {
    const { elements, unresolved } = model.referring(bucket, { type, path: 'bucket' });
    if (elements.length > 0) return elements.flatMap((one) => ofElement(one, judge(one, 'resource')));
    const blocks = inline === undefined ? [] : bucket.blocks(inline);
    if (blocks !== undefined && blocks.length > 0) return blocks.flatMap((one) => judge(one, 'inline'));
    if (blocks === undefined && isWritten(bucket, inline ?? '')) return unknown(inline ?? '');
    if (!unresolved) return missing;
    if (missing.outcome === 'fail') return unsure('', missing.message);
    // One that may be of this bucket would make it wrong.
    const isFault = ({ outcome }: Verdict) => outcome === 'fail' || outcome === 'unknown';
    const others = model.ofType(type).flatMap((one) => judge(one, 'resource'));
    return others.some(isFault) ? unknown('', `Whose each \`${type}\` is, is not known yet.`) : missing;
  };
}
