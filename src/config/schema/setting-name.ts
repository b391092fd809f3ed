import type { EnvironmentConfig } from './environment-schema.js';
import { settingPaths } from './schema-index.js';

/** Dotted names of a block's settings and of the blocks among them; a map with free keys, such as `tags`, and a list end the way. */
type NamesIn<Block, Prefix extends string> = {
  [Key in keyof Block & string]-?:
    | `${Prefix}${Key}`
    | (NonNullable<Block[Key]> extends infer Value
        ? Value extends string | number | boolean | readonly unknown[]
          ? never
          : string extends keyof Value
            ? never
            : NamesIn<Value, `${Prefix}${Key}.`>
        : never);
}[keyof Block & string];

/** A setting of an environment, or a block of them, that environments.yaml can have: `database.multiAz`, `database.password`, `tier`. */
export type SettingName = NamesIn<Omit<EnvironmentConfig, 'edition'>, ''>;

/** Whether environments.yaml can have a setting, or a block of settings, of this name. */
export function isSettingName(name: string): name is SettingName {
  return settingPaths().includes(name);
}
