/** What a rule asks of production and `MultiEnvStack` cannot give yet: an open finding each, none silenced. */
export const notBuiltYet: readonly { readonly ruleId: string; readonly what: string }[] = [];
