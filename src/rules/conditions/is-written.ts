import type { Element } from '../../model/element.js';

/**
 * Whether blocks that are known only after apply were written by somebody: with references or a text. Of blocks that nobody wrote
 * a plan says the same when AWS fills them in, as with the rules of a security group.
 */
export function isWritten(element: Element, name: string): boolean {
  const reading = element.get(name);
  return (
    (reading.state === 'unknown' && reading.unknown.text !== undefined) ||
    element.references.some(({ path }) => path === name || path.startsWith(`${name}[`))
  );
}
