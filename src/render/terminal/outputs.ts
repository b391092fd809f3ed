import { escapeControls } from '../escape.js';
import type { Paint } from './style.js';

/** Outputs of environments as `name = value` lines under each suffix. */
export function renderOutputs(
  environments: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  paint: Paint,
): string {
  return Object.entries(environments)
    .map(([suffix, outputs]) => `${paint('bold', suffix)}\n${renderValues(outputs)}`)
    .join('\n');
}

function renderValues(outputs: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(outputs);
  if (names.length === 0) return '  no outputs\n';
  const width = Math.max(...names.map((name) => name.length));
  return names.map((name) => `  ${name.padEnd(width)} = ${renderValue(outputs[name])}\n`).join('');
}

function renderValue(value: unknown): string {
  return escapeControls(typeof value === 'string' ? value : JSON.stringify(value));
}
