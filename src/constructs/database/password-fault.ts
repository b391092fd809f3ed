/** The kinds of values that RDS refuses as a password for PostgreSQL. They say nothing of the value. */
export const passwordFaults = [
  'binary',
  'empty',
  'json-with-password',
  'json',
  'line-break-at-end',
  'control-characters',
  'not-ascii',
  'refused-characters',
  'too-short',
  'too-long',
] as const;

/** One of them. */
export type PasswordFault = (typeof passwordFaults)[number];

/** What is wrong with a value, in words that tell nothing of it. */
export const passwordFaultWords: Readonly<Record<PasswordFault, string>> = {
  binary: 'it is binary, and the password is a text',
  empty: 'it is empty',
  'json-with-password': 'it is JSON with a `password` key, and the whole value is taken for the password',
  json: 'it is JSON, and the whole value is taken for the password',
  'line-break-at-end': 'it ends with a line break',
  'control-characters': 'it has a line break or another control character',
  'not-ascii': 'it has a character outside of ASCII',
  'refused-characters': 'it has one of `/`, `@`, `"` and the space',
  'too-short': 'it is shorter than 8 characters',
  'too-long': 'it is longer than 128 characters',
};

/** Its kinds in the order in which one is told: the first that is true. */
const kinds: readonly (readonly [PasswordFault, (value: string) => boolean])[] = [
  ['empty', (value) => value === ''],
  ['json-with-password', (value) => Object.hasOwn(objectIn(value) ?? {}, 'password')],
  ['json', (value) => objectIn(value) !== undefined],
  ['line-break-at-end', (value) => /[\r\n]$/.test(value)],
  ['control-characters', (value) => /\p{Cc}/u.test(value)],
  ['not-ascii', (value) => /[^ -~]/.test(value)],
  ['refused-characters', (value) => /[/@" ]/.test(value)],
  ['too-short', (value) => value.length < 8],
  ['too-long', (value) => value.length > 128],
];

/**
 * What is wrong with the value of a secret as the password of the database; undefined where RDS takes it.
 * 8 to 128 printable ASCII characters, none of `/`, `@`, `"` and the space: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 * @param value undefined for a secret that is binary
 */
export function passwordFaultOf(value: string | undefined): PasswordFault | undefined {
  if (value === undefined) return 'binary';
  return kinds.find(([, is]) => is(value))?.[0];
}

/** What a JSON text holds, where that is an object. */
function objectIn(text: string): object | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
