import { z } from 'zod';
import { type OnlyWith, onlyWith } from '../../constructs/only-with.js';
import { settingsSchema } from './environment-schema.js';
import { dotted } from './setting-path.js';

/** A setting that means something only under a value of another setting of its block. */
export interface Companion extends Pick<OnlyWith, 'is'> {
  /** Keys that lead to the block of both. */
  readonly block: readonly string[];
  readonly key: string;
  /** Key of the other setting. */
  readonly choice: string;
}

/** Every such setting, as the schemas of the blocks say it. */
export const companions: readonly Companion[] = companionsIn(settingsSchema, []);

function companionsIn(schema: z.ZodObject, block: readonly string[]): Companion[] {
  return Object.entries(schema.shape).flatMap(([key, member]) => {
    if (member instanceof z.ZodObject) return companionsIn(member, [...block, key]);
    const relation = onlyWith.get(member);
    return relation === undefined ? [] : [{ block, key, choice: relation.setting, is: relation.is }];
  });
}

/** Whether a setting means anything beside what is chosen of the other one. */
export function meansSomething({ is }: Pick<Companion, 'is'>, chosen: unknown): boolean {
  if (is === 'set') return chosen !== undefined;
  if (is === 'unset') return chosen === undefined;
  return is.some((value) => value === chosen);
}

/** What a setting goes with, as a sentence for its description; undefined for a setting that goes with anything. */
export function companionSentence(setting: string): string | undefined {
  const companion = companions.find(({ block, key }) => dotted([...block, key]) === setting);
  if (companion === undefined) return undefined;
  const { block, choice, is } = companion;
  const other = dotted([...block, choice]);
  if (is === 'set') return `Only with \`${other}\`.`;
  if (is === 'unset') return `Not with \`${other}\`.`;
  return is.length === 1 ? `Only with \`${other}: ${is[0]}\`.` : `Only with \`${other}\` ${anyOf(is)}.`;
}

/** `` `a`, `b` or `c` `` */
export function anyOf(values: readonly string[]): string {
  return values
    .map((value) => `\`${value}\``)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1');
}
