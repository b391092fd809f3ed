import type { Rule } from '../define-rule.js';
import accessKeys from './access-keys.js';
import administrator from './administrator.js';
import administratorAttached from './administrator-attached.js';
import broadManagedPolicies from './broad-managed-policies.js';
import completePolicies from './complete-policies.js';
import dataOfOthers from './data-of-others.js';
import escalation from './escalation.js';
import federatedTrust from './federated-trust.js';
import instanceTrust from './instance-trust.js';
import kmsDecrypt from './kms-decrypt.js';
import logsOfOthers from './logs-of-others.js';
import metricsNamespace from './metrics-namespace.js';
import passRole from './pass-role.js';
import passwordPolicy from './password-policy.js';
import people from './people.js';
import serviceWildcards from './service-wildcards.js';
import trustEverybody from './trust-everybody.js';
import usersWithoutPolicies from './users-without-policies.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const iamRules: readonly Rule[] = [
  administrator,
  serviceWildcards,
  dataOfOthers,
  kmsDecrypt,
  passRole,
  escalation,
  administratorAttached,
  trustEverybody,
  instanceTrust,
  federatedTrust,
  usersWithoutPolicies,
  people,
  accessKeys,
  passwordPolicy,
  completePolicies,
  broadManagedPolicies,
  metricsNamespace,
  logsOfOthers,
];
