import type { Weighed } from '../../../changes/weighed.js';
import { staysTheSame, textIn } from '../../../changes/weighed.js';

/** A change of the version of an engine. */
export interface EngineChange {
  readonly address: string;
  readonly engine: string;
  /** What runs, with its minor where that is known. */
  readonly from: string;
  readonly to: string;
  /** Below zero for a version that is older, zero for one that is the same as far as both say. */
  readonly direction: number;
  readonly isMajor: boolean;
}

/** The change of its version that a plan makes to a database; undefined where it makes none. */
export function engineChange({ address, actions, before, after }: Weighed): EngineChange | undefined {
  const to = textIn(after, 'engine_version');
  if (!staysTheSame({ actions }) || to === '' || textIn(before, 'engine_version') === to) return undefined;
  const engine = textIn(after, 'engine');
  const from = textIn(before, 'engine_version_actual') || textIn(before, 'engine_version');
  const [running, wanted] = [numbersOf(from), numbersOf(to)];
  const direction = compare(wanted, running);
  const length = majorLength(engine);
  const isMajor = length !== undefined && compare(wanted.slice(0, length), running.slice(0, length)) !== 0;
  return from === '' ? undefined : { address, engine, from, to, direction, isMajor };
}

/** How many numbers make a major version; undefined where that is not known. */
function majorLength(engine: string): number | undefined {
  if (/^(?:aurora-)?postgres/.test(engine)) return 1;
  return /^(?:mysql|mariadb)$/.test(engine) ? 2 : undefined;
}

/** The leading numbers: `15`, `17` of `15.17-rds.20260401`. */
function numbersOf(version: string): readonly number[] {
  const [numbers = ''] = /^\d+(?:\.\d+)*/.exec(version) ?? [];
  return numbers === '' ? [] : numbers.split('.').map(Number);
}

/** Only as far as both go: `15` is no other version than `15.17`. */
function compare(one: readonly number[], other: readonly number[]): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}
