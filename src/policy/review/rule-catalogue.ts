import { rules } from '../../rules/index.js';
import { type RuleFacts, waiverRules } from '../waivers/waiver-rules.js';

export type { RuleFacts } from '../waivers/waiver-rules.js';

/** Every rule that a finding can name: those about elements, and those about waivers. */
export const ruleCatalogue: readonly RuleFacts[] = [...rules, ...waiverRules];
