import type { Block } from '../../model/block.js';
import { isScalar, type Reading } from '../../model/value.js';

/** Reads an attribute; an empty text is absent too, as plans have it where a stack has nothing. */
export function readSet(block: Block, path: string): Reading {
  const reading = block.get(path);
  return reading.state === 'known' && reading.value === '' ? { state: 'absent' } : reading;
}

/** The text of an attribute that is a known scalar; undefined when it is absent, a block, or known only after apply. */
export function knownText(block: Block, path: string): string | undefined {
  const reading = readSet(block, path);
  return reading.state === 'known' && isScalar(reading.value) ? String(reading.value) : undefined;
}

/** True of a value of which nothing is known, not even what it is made of: it may be nothing at all. */
export function isBlank(block: Block, path: string): boolean {
  const reading = block.get(path);
  return isComputed(block, path) && reading.state === 'unknown' && reading.unknown.text === undefined;
}

/** True of a value that is not known and refers to nothing: whether it sets anything is not known either. */
export function isComputed(block: Block, path: string): boolean {
  const reading = block.get(path);
  return reading.state === 'unknown' && reading.unknown.references.length === 0;
}

/** True when the attribute is set, to whatever value: one that is known only after apply is set too. */
export function isConfigured(block: Block, path: string): boolean {
  return readSet(block, path).state !== 'absent';
}
