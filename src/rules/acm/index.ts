import type { Rule } from '../define-rule.js';
import keyAlgorithm from './key-algorithm.js';
import renewal from './renewal.js';
import replacement from './replacement.js';
import transparency from './transparency.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const acmRules: readonly Rule[] = [keyAlgorithm, renewal, replacement, transparency];
