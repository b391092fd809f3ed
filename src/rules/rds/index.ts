import type { Rule } from '../define-rule.js';
import storageEncrypted from './storage-encrypted.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const rdsRules: readonly Rule[] = [storageEncrypted];
