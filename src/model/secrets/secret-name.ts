import { mayNameSecret } from '../../errors/secret-key.js';
import { memberOf } from '../json.js';
import { readableLines } from './readable-lines.js';

/** Deeper than any provider nests: what lies below is not looked at. */
const deepest = 30;

/** Names that no provider marks and that hold secrets all the same: `environment.DB_PASSWORD` of a function. */
export const isSecretName = (step: string | number): boolean =>
  typeof step === 'string' && !isAboutSecret(step) && mayNameSecret(step);

/** What only says where a secret is, or how it is handled: an ARN, a version, a switch. */
function isAboutSecret(name: string): boolean {
  // `secretsmanager:ResourceTag` is a condition of a policy.
  return (
    name.includes(':') ||
    /(?:_arns?|_version|_ids?|_name|_enabled|_length|_days|_period|_count|_type|_in_seconds)$|^(?:manage_|rotate_|require_)|^http_tokens$/.test(
      name,
    )
  );
}

/** Whether a secret stands in a value that is shown as a whole, in a text of JSON or an address too. */
export function holdsSecretName(value: unknown, depth = 0): boolean {
  if (typeof value === 'string')
    return (
      passwordInAddress.test(value) ||
      holdsSecretName(jsonOf(value), depth + 1) ||
      (readableLines(value) ?? []).some((line) => passwordInAddress.test(line) || givesSecret(line))
    );
  if (typeof value !== 'object' || value === null || depth >= deepest) return false;
  if (namesSecret(value)) return true;
  return Object.entries(value).some(
    ([name, one]) =>
      (!Array.isArray(value) && isSecretName(name) && one !== null) || holdsSecretName(one, depth + 1),
  );
}

const passwordInAddress = /:\/\/[^/\s:@]*:[^/\s@]+@/;

/** A block that gives a value to the name of a secret: `{ name: DB_PASSWORD, value: … }`. */
export function namesSecret(value: unknown): boolean {
  return (
    isNamedSecret((key) => memberOf(value, key)) &&
    ['value', 'Value'].some((key) => memberOf(value, key) !== undefined)
  );
}

/** Whether what stands beside a value is the name of a secret. */
export function isNamedSecret(beside: (key: string) => unknown): boolean {
  return ['name', 'key', 'Name', 'Key'].some((key) => {
    const name = beside(key);
    return typeof name === 'string' && isSecretName(name);
  });
}

/** What a text of JSON holds; null for any other text. */
function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `NAME=value`, `name: value`, `name = "value"`, `--name value`; what is read from elsewhere (`$(…)`, `$NAME`) is no value. */
const given = [
  /([A-Za-z_][\w-]*)["']?(?:=|:[ \t]+|[ \t]+=[ \t]*(?=["']))["']?([^\s"'$`|{[][^\s"']*)/g,
  /--([A-Za-z][\w-]*)[ \t]+["']?([^\s"'$`-][^\s"']*)/g,
];

/** Whether a line of a script or a file gives a value to the name of a secret. */
function givesSecret(line: string): boolean {
  return given.some((pattern) =>
    [...line.matchAll(pattern)].some(
      ([, name = '', value = '']) =>
        isSecretName(name.toLowerCase()) && !/^(?:arn:|true\b|false\b|null\b)/.test(value),
    ),
  );
}
