import { z } from 'zod';
import { isBlock } from '../schema/setting-path.js';

/** Words between spaces, without anything that a shell would make more of; the first is no `NAME=value`. */
const plainWords = /^[^\s"'`\\$|&;<>()*?[\]{}~#=]+( +[^\s"'`\\$|&;<>()*?[\]{}~#]+)*$/;

const wanted =
  'a program and its arguments, such as `npx tsx main.ts` (no shell reads it: no quotes, variables or pipes), or a list of words, such as `[sh, -c, "…"]`';

/** `synthCommand` of environments.yaml: a program and its arguments, started without a shell. */
export const synthCommandSetting = z.union(
  [z.string().max(4096).regex(plainWords, wanted), z.array(z.string().min(1).max(4096)).min(1).max(100)],
  wanted,
);

/** The words of `synthCommand`; undefined where the file has none, or a wrong one. */
export function synthCommandWords(data: unknown): readonly string[] | undefined {
  if (!isBlock(data)) return undefined;
  const { data: command } = synthCommandSetting.safeParse(data.synthCommand);
  return typeof command === 'string' ? command.split(/ +/) : command;
}
