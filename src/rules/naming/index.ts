import type { Rule } from '../define-rule.js';
import fullSuffix from './full-suffix.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const namingRules: readonly Rule[] = [fullSuffix];
