import type { Block } from '../model/block.js';
import type { Element } from '../model/element.js';
import { isScalar, sameScalar } from '../model/value.js';
import { type Certainty, certain } from '../rules/conditions/certainty.js';
import { isComputed, readSet } from '../rules/conditions/read-set.js';
import { type Known, known, notKnown } from './known.js';

/** A text or number as text; undefined when it is not set. */
export function textAt(element: Element, path: string, block: Block = element): Known<string> | undefined {
  const reading = readSet(block, path);
  if (reading.state === 'absent') return undefined;
  if (reading.state === 'known' && isScalar(reading.value)) return known(String(reading.value));
  return notKnown(`\`${block.at(path)}\` of ${element.address} is known only after apply`);
}

/** A number; undefined when it is not set. */
export function numberAt(element: Element, path: string, block: Block = element): Known<number> | undefined {
  const found = textAt(element, path, block);
  if (found?.state !== 'known') return found;
  const number = Number(found.value);
  return Number.isFinite(number)
    ? known(number)
    : notKnown(`\`${block.at(path)}\` of ${element.address} is no number`);
}

/** Whether an attribute is `true`; when it is not set, what AWS takes. */
export function flagAt(block: Block, path: string, absent: Certainty): Certainty {
  const reading = readSet(block, path);
  if (reading.state === 'absent') return absent;
  if (reading.state === 'unknown') return 'maybe';
  return certain(sameScalar(reading.value, true));
}

/** Whether an attribute is set; of one that nobody wrote and the provider fills in, nobody knows. */
export function setAt(block: Block, path: string): Certainty {
  const reading = readSet(block, path);
  if (reading.state === 'absent') return 'no';
  return reading.state === 'unknown' && isComputed(block, path) ? 'maybe' : 'yes';
}
