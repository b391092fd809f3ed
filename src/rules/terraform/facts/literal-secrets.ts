import { isList, isUnknown, isValues, type Value } from '../../../model/value.js';
import { namesSecret } from '../../facts/secret-name.js';

/** What stands where a secret would without being one: switches, and names of where the secret is. */
const noSecret = /^(?:true|false|null|none|arn:.*|\/.*|alias\/.*|\{\{resolve:.*)?$/i;

/**
 * Paths of the secrets that are written out in a value: texts and numbers whose name says that they are one.
 * @param name of the value itself, `db_password`
 */
export function literalSecrets(
  value: Value | undefined,
  name: string,
  path: string,
  depth = 0,
): readonly string[] {
  if (value === undefined || value === null || isUnknown(value) || depth > 20) return [];
  if (isList(value))
    return value.flatMap((item, index) => literalSecrets(item, name, `${path}[${index}]`, depth + 1));
  if (isValues(value))
    return Object.entries(value).flatMap(([key, item]) =>
      literalSecrets(item, key, `${path}.${key}`, depth + 1),
    );
  return namesSecret(name) && !noSecret.test(String(value)) ? [path] : [];
}
