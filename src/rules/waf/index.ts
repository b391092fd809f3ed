import type { Rule } from '../define-rule.js';
import hasRules from './has-rules.js';
import knownBadInputs from './known-bad-inputs.js';
import logging from './logging.js';
import metrics from './metrics.js';
import rulesEnforced from './rules-enforced.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const wafRules: readonly Rule[] = [hasRules, logging, rulesEnforced, knownBadInputs, metrics];
