import type { Rule } from '../define-rule.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const terraformRules: readonly Rule[] = [];
