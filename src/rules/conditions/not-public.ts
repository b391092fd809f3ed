import type { Element } from '../../model/element.js';
import { policyStatements } from '../../model/policy-document.js';
import type { CheckContext } from '../define-rule.js';
import { notApplicable, unknown, type Verdict } from '../verdict.js';
import { unlessFault } from './certainty.js';
import { policyLetsEverybodyIn } from './strangers/lets-everybody-in.js';

/** No statement of a resource policy lets anybody in: `*` needs a condition that names accounts, organizations or resources. */
export function mustNotBePublic(path: string): (element: Element, context: CheckContext) => Verdict {
  return (element, { model, today }) => {
    if (element.get(path).state === 'absent') return notApplicable;
    const statements = policyStatements(model, element, path);
    if (statements === undefined) return unknown(path);
    return unlessFault(policyLetsEverybodyIn(statements, today), path, 'A statement allows every principal.');
  };
}
