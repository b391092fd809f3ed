import type { Rule } from '../define-rule.js';
import subscriptionHttps from './subscription-https.js';
import topicEncrypted from './topic-encrypted.js';
import topicOwnKey from './topic-own-key.js';
import topicPolicyNotPublic from './topic-policy-not-public.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const snsRules: readonly Rule[] = [
  topicEncrypted,
  topicOwnKey,
  topicPolicyNotPublic,
  subscriptionHttps,
];
