import type { Rule } from '../../rules/define-rule.js';

/** What a rule says of itself, without the check. */
export type RuleFacts = Omit<Rule, 'resource' | 'examples' | 'check'>;

const docs = 'https://www.npmjs.com/package/multi-env-infrastructure#waivers';

/** A waiver whose last day is over. */
export const expiredWaiver: RuleFacts = {
  id: 'WAIVER-1',
  title: 'Waiver has not expired',
  severity: 'medium',
  area: 'governance',
  why: 'A risk was taken until a day, and that day is over: what it waived is open again.',
  fix: 'Fix what it waives and remove the waiver, or decide again and set a later `expires`.',
  controls: {},
  docs,
};

/** A waiver for nothing. */
export const idleWaiver: RuleFacts = {
  id: 'WAIVER-2',
  title: 'Waiver has something to waive',
  severity: 'low',
  area: 'governance',
  why: 'A waiver that matches nothing today would silently hide a finding that it matches later.',
  fix: 'Remove the waiver, or correct its `rule`, `address` or `environments`.',
  controls: {},
  docs,
};

/** Rules about waivers: the review itself finds them. */
export const waiverRules: readonly RuleFacts[] = [expiredWaiver, idleWaiver];
