/** What a rule asks of production and `MultiEnvStack` cannot give yet: an open finding each, none silenced. */
export const notBuiltYet: readonly { readonly ruleId: string; readonly what: string }[] = [
  { ruleId: 'LOGS-2', what: 'a key of KMS for the log of the firewall' },
];
