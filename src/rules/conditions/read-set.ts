import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
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

/** True when somebody wrote the attribute: what only the provider computes is not configured, although it is unknown. */
export function isConfigured(element: Element, path: string): boolean {
  const reading = readSet(element, path);
  if (reading.state !== 'unknown') return reading.state === 'known';
  const { text, references } = reading.unknown;
  return text !== undefined || references.length > 0 || isReference(element, path);
}

function isReference(element: Element, path: string): boolean {
  return element.references.some(
    (one) => one.path === path || one.path.startsWith(`${path}.`) || one.path.startsWith(`${path}[`),
  );
}
