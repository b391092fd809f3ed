import type { Rule } from '../define-rule.js';
import backendCredentials from './backend-credentials.js';
import credentialAnywhere from './credential-anywhere.js';
import environmentVariables from './environment-variables.js';
import localSecret from './local-secret.js';
import outputSecret from './output-secret.js';
import providerCredentials from './provider-credentials.js';
import secretSentOverHttp from './secret-sent-over-http.js';
import stateEncrypted from './state-encrypted.js';
import stateLocked from './state-locked.js';
import stateShared from './state-shared.js';
import userData from './user-data.js';
import variableDefault from './variable-default.js';
import variableSensitive from './variable-sensitive.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const terraformRules: readonly Rule[] = [
  userData,
  environmentVariables,
  outputSecret,
  providerCredentials,
  variableDefault,
  variableSensitive,
  localSecret,
  credentialAnywhere,
  stateEncrypted,
  stateLocked,
  stateShared,
  backendCredentials,
  secretSentOverHttp,
];
