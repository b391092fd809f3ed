import { remembering } from '../../../remembering.js';

/** What a text may hold, each with what a finding calls it: the finding never quotes the text. Each begins with something rare, so that long texts take no time. */
const shapes: readonly (readonly [kind: string, shape: RegExp])[] = [
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a private key', /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY-----/],
  ['an address with a password in it', /:\/\/[^\s:@/"'${}<>]{1,200}:[^\s:@/"'${}<>]{1,200}@/],
  ['a token of GitHub', /\bgh[pousr]_[A-Za-z0-9]{36}/],
  ['a token of Slack', /\bxox[abprs]-[A-Za-z0-9-]{10}/],
  ['a password given to chpasswd', /:[^\s"'$|]{1,200}["']?\s{0,9}\|\s{0,9}(?:sudo\s{1,9})?chpasswd/],
  ['a password on a command line', /--(?:[a-z-]{0,40}-)?password[ =]["']?(?![-$])[^\s"'$`<({[\\]{3}/],
];

const assignment =
  /(?:passw(?:or)?d|passphrase|(?:db|database|rds|pg|postgres|mysql|master|admin|root|user|app)_?(?:pass|pwd)|secret_?(?:access_?)?key|api_?key|(?:auth|access)_?token|client_?secret|private_?key)["']?\s{0,9}([:=])\s{0,9}(["']?)([^\s"'`$<({[\\,;]{4,200})(?=["'`\s,;\\]|$)/gi;

/** Words that stand where a value would: code, types, switches and references to where the secret is. */
const noValue =
  /^(?:(?:self\.)?(?:pass(?:word|wd|phrase)?|secret|token)|string|none|null|true|false|required|optional|prompt|ask|arn:.*|\/.*|\*+)$/i;

/** Something of it is in every text that holds a credential: one look instead of eight for all the others. */
const hint = /AKIA|ASIA|:\/\/|gh[pousr]_|xox|chpasswd|pass|pwd|key|token|client_?secret/i;

/** What kind of credential a text holds, `a private key`; undefined when it holds none that can be told. */
export const credentialIn = remembering((text): string | undefined => {
  if (!hint.test(text)) return undefined;
  return shapes.find(([, shape]) => shape.test(text))?.[0] ?? assignedIn(text);
});

function assignedIn(text: string): string | undefined {
  for (const match of text.matchAll(assignment)) {
    const [whole, sign, quote, value = ''] = match;
    // "Password: kept in the vault" is prose.
    const isProse =
      sign === ':' &&
      quote === '' &&
      /^ +[\w]/.test(text.slice(match.index + whole.length, match.index + whole.length + 20));
    if (!isProse && !noValue.test(value)) return 'a password or key with its value';
  }
  return undefined;
}
