import type { SettingSide } from '../../../config/comparison/compare-settings.js';
import { isSettingValue, writtenValue } from '../../../config/file/written-value.js';
import type { SettingSource } from '../../../config/resolve/origin.js';
import { escapeControls } from '../../escape.js';

/** Who says a value: `line 12`, `defaults, line 4`, `tier production`, `product`. */
export function originWords({ source, line }: Pick<SettingSource, 'source' | 'line'>, tier: string): string {
  const place = line === null ? '' : `line ${line}`;
  if (source === 'environment') return place === '' ? 'environment' : place;
  if (source === 'defaults') return place === '' ? 'defaults' : `defaults, ${place}`;
  return source === 'tier' ? `tier ${tier}` : 'product';
}

/** A value as the file would have it; in words where it is not set, or not shown. */
export function valueWords({ value, isHidden }: Pick<SettingSide, 'value' | 'isHidden'>): string {
  if (isHidden) return '(not shown)';
  return value === undefined ? 'not set' : plainValue(value);
}

/** A plain value on one line, as YAML has it. */
export function plainValue(value: unknown): string {
  return escapeControls(isSettingValue(value) ? writtenValue(value) : (JSON.stringify(value) ?? 'null'));
}

/** A text of at most so many characters: the middle of a longer one is left out, its ends tell values apart. */
export function shortened(text: string, most: number): string {
  const signs = [...text];
  if (signs.length <= most) return text;
  const head = Math.ceil((most - 1) / 2);
  return `${signs.slice(0, head).join('')}…${signs.slice(signs.length - (most - 1 - head)).join('')}`;
}
