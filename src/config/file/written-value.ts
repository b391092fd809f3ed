import { parse } from 'yaml';

/** What a setting can be set to. */
export type SettingValue =
  | string
  | number
  | boolean
  | readonly SettingValue[]
  | { readonly [key: string]: SettingValue };

/** How a text in the file is quoted; undefined for one without quotes. */
export type Quote = 'single' | 'double' | undefined;

/** A value as YAML on one line, which means the same in a block and between braces. */
export function writtenValue(value: SettingValue, quote?: Quote): string {
  if (typeof value === 'string') return writtenText(value, quote);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map((item) => writtenValue(item)).join(', ')}]`;
  const members = Object.entries(value).map(([key, member]) => writtenMember(key, member));
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** `key: value` */
export function writtenMember(key: string, value: SettingValue): string {
  return `${writtenText(key, undefined)}: ${writtenValue(value)}`;
}

/** True for a list, which may not be changed. */
export function isList(value: SettingValue): value is readonly SettingValue[] {
  return Array.isArray(value);
}

/** No character that means something to YAML, at the beginning or inside. */
const plainText = /^[A-Za-z0-9_./][\w./@+-]*(:[\w./@+-]+)*$/;

/** Words that older readers of YAML take for a boolean. */
const booleanWords = /^(y|n|yes|no|on|off)$/i;

function writtenText(text: string, quote: Quote): string {
  if (quote === 'single' && !/[^\x20-\x7e\u00a0-\ud7ff]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  const isPlain = plainText.test(text) && !booleanWords.test(text) && parse(text) === text;
  return quote === undefined && isPlain ? text : JSON.stringify(text);
}

/** True for plain data that a setting can be set to. */
export function isSettingValue(value: unknown): value is SettingValue {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(isSettingValue);
}
