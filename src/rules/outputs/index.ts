import type { Rule } from '../define-rule.js';
import neededOutputs from './needed-outputs.js';
import outputDescription from './output-description.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const outputsRules: readonly Rule[] = [neededOutputs, outputDescription];
