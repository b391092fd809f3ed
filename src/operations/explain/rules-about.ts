import type { Rule } from '../../rules/define-rule.js';
import { rules } from '../../rules/index.js';
import type { RuleWords } from './explained.js';

/** What there is to say of each rule of the review that is about something. */
export function rulesAbout(isAbout: (rule: Rule) => boolean): readonly RuleWords[] {
  return rules
    .filter(isAbout)
    .map(({ id, title, severity, requirement }) => ({ id, title, severity, requirement }));
}
