import type { Rule } from '../define-rule.js';
import region from './region.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const providerRules: readonly Rule[] = [region];
