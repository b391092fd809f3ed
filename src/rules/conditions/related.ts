import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import type { CheckContext } from '../define-rule.js';
import { fail, ofElement, unsure, type Verdict } from '../verdict.js';

interface Wanted {
  /** Type of the resource that belongs to the element. */
  readonly type: string;
  /** Its attribute that points at the element. */
  readonly path: string;
  /** What the finding says where there is none. */
  readonly missing: string;
}

/** Another resource that points at the element exists, and is right: the versioning of a bucket, the attachment of a group. */
export function mustHaveRelated(
  { type, path, missing }: Wanted,
  judge: (related: Block) => Verdict | readonly Verdict[],
): (element: Element, context: CheckContext) => Verdict | readonly Verdict[] {
  return (element, { model }) => {
    const { elements, unresolved } = model.referring(element, { type, path });
    if (elements.length > 0) return elements.flatMap((one) => ofElement(one, judge(one)));
    return unresolved ? unsure('', missing) : fail('', missing);
  };
}
