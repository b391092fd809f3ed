import { holdsSecretName, isNamedSecret, isSecretName } from '../../model/secrets/secret-name.js';

/**
 * Whether a value that is shown may be a secret, by the names on the way to it and by what is in it: a script that gives a value to
 * `DB_PASSWORD`, an address with a password. A switch, a number and a mere reference (`${aws_secretsmanager_secret.db.arn}`) are none.
 */
export function hidesValue(path: string, value: unknown): boolean {
  if (value === undefined || value === null || typeof value === 'boolean' || typeof value === 'number')
    return false;
  if (typeof value === 'string' && /^\$\{[^{}"']+\}$/.test(value)) return false;
  return path.split(/[.[\]]/).some(isSecretName) || holdsSecretName(value);
}

/** The names that an attribute gives a value to, in the block around it: of `{ name: DB_PASSWORD, value: … }` the value is one. */
export function isValueOfSecret(path: string, valueAt: (path: string) => unknown): boolean {
  const found = /^(.*\.)?[Vv]alue$/.exec(path);
  if (found === null) return false;
  const [, block = ''] = found;
  return isNamedSecret((key) => valueAt(`${block}${key}`));
}
