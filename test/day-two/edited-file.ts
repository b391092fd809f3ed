import { parse } from 'yaml';
import { type EmulatorNetwork, goldenEnvironments } from '../golden-states/environments.js';
import type { Edit, EditedEnvironment } from './edit.js';

type Block = Record<string, unknown>;

/**
 * environments.yaml with one environment of test/golden-states after edits of it.
 * @throws Error where two edits set one setting to different values
 */
export function editedFile(on: EditedEnvironment, edits: readonly Edit[], network: EmulatorNetwork): string {
  const golden: { edition: string; environments: Record<string, Block> } = parse(goldenEnvironments(network));
  const environment = golden.environments[on] ?? {};
  const file: Block = { version: 1, edition: golden.edition, environments: { [on]: environment } };
  const written = new Map<string, string>();
  for (const { setting, to, ofFile = false, beside = {} } of edits) {
    const settings = [
      [setting, to, ofFile] as const,
      ...Object.entries(beside).map(([name, value]) => [name, value, false] as const),
    ];
    for (const [name, value, isOfFile] of settings) {
      const now = typeof value === 'function' ? value(network) : value;
      const text = JSON.stringify(now);
      if ((written.get(name) ?? text) !== text) throw new Error(`Two edits of a batch set ${name}.`);
      written.set(name, text);
      setIn(isOfFile ? file : environment, name.split('.'), now);
    }
  }
  return `${JSON.stringify(file, undefined, 1)}\n`;
}

/** Blocks of the file gain keys, everything else is replaced. */
function setIn(target: Block, [key = '', ...rest]: readonly string[], value: unknown): void {
  const now = target[key];
  if (rest.length === 0) {
    target[key] = isBlock(now) && isBlock(value) ? { ...now, ...value } : value;
    return;
  }
  const child: Block = isBlock(now) ? now : {};
  target[key] = child;
  setIn(child, rest, value);
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
