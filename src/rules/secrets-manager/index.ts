import type { Rule } from '../define-rule.js';
import parameterNotStored from './parameter-not-stored.js';
import recoveryWindow from './recovery-window.js';
import rotationInterval from './rotation-interval.js';
import secretPolicyNotPublic from './secret-policy-not-public.js';
import secretRotates from './secret-rotates.js';
import secretValueNotStored from './secret-value-not-stored.js';
import secretVersionNumber from './secret-version-number.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const secretsManagerRules: readonly Rule[] = [
  secretValueNotStored,
  secretVersionNumber,
  secretRotates,
  rotationInterval,
  secretPolicyNotPublic,
  recoveryWindow,
  parameterNotStored,
];
