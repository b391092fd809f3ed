import type { Rule } from '../define-rule.js';
import everyResource from './every-resource.js';
import nameTag from './name-tag.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const tagsRules: readonly Rule[] = [everyResource, nameTag];
