import type { Rule } from '../define-rule.js';
import deletionWindow from './deletion-window.js';
import keyEnabled from './key-enabled.js';
import keyPolicyNotPublic from './key-policy-not-public.js';
import keyRotation from './key-rotation.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const kmsRules: readonly Rule[] = [keyRotation, deletionWindow, keyPolicyNotPublic, keyEnabled];
