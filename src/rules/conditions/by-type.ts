import type { Element } from '../../model/element.js';
import type { Check, CheckContext } from '../define-rule.js';
import { notApplicable } from '../verdict.js';

/** One check for each type: the same thing is another attribute of an instance and of a cluster. */
export function byType(checks: Readonly<Record<string, Check>>): Check {
  return (element: Element, context: CheckContext) =>
    checks[element.type]?.(element, context) ?? notApplicable;
}
