const anywhere = /(?:password|passwd|passphrase)$/;
const wholeWord =
  /(?:^|_)(?:pwd|token|credentials?|api_?key|private_key|key_material(?:_base64)?|access_key|secret_key|secret_access_key|(?:api|app|auth|client|cookie|django|flask|hmac|jwt|oauth|session|shared|signing|webhook)_secret)$/;
/** Something of it is in every such name: one look instead of five for all the others. */
const hint = /pass|pw|token|credential|key|secret/i;
/** `DB_PASS`, `mysql_pwd`: short for a password where it is said whose; a bare `pass` is a test, a road or a permit. */
const ofAccount =
  /(?:^|_)(?:db|database|rds|aurora|pg|postgres(?:ql)?|mysql|maria|mongo|redis|master|admin|root|user|app|smtp|mail|ldap)_?(?:pass|pwd|pw)$/;
/** Tokens that only keep a call from being made twice, or a list together. */
const noSecret = /(?:^|_)(?:client|creation|idempotency|next|page|request)_token$/;

/** What is done about a secret, or whether: `manage_master_user_password`, `enable_secret_rotation`, `rotate_key`. */
const isSwitch =
  /^(?:allow|create|disable|enable|force|generate|has|ignore|is|manage|require|rotate|skip|use)_/;

/**
 * Whether a variable, a local or an environment variable of this name holds a secret: `db_password`, `GITHUB_TOKEN`, `clientSecret`.
 * What tells about a secret is none: `password_length`, `secret_arn`, `token_ttl`. Neither is a bare `secret`, which is the name of one as often.
 */
export function namesSecret(name: string): boolean {
  if (!hint.test(name)) return false;
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[.-]/g, '_')
    .toLowerCase();
  return (
    !noSecret.test(words) &&
    !isSwitch.test(words) &&
    [anywhere, wholeWord, ofAccount].some((shape) => shape.test(words))
  );
}
