const anywhere = /(?:password|passwd|passphrase)$/;
const wholeWord =
  /(?:^|_)(?:pwd|token|credentials?|api_?key|private_key|access_key|secret_key|secret_access_key|(?:api|app|auth|client|cookie|django|flask|hmac|jwt|oauth|session|shared|signing|webhook)_secret)$/;
/** Something of it is in every such name: one look instead of five for all the others. */
const hint = /pass|pwd|token|credential|key|secret/i;
/** Tokens that only keep a call from being made twice, or a list together. */
const noSecret = /(?:^|_)(?:client|creation|idempotency|next|page|request)_token$/;

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
  return !noSecret.test(words) && (anywhere.test(words) || wholeWord.test(words));
}
