import type { LoadedEnvironments } from '../../../config/file/load.js';
import type { ProblemPlace } from '../../../errors/problem.js';

/** The file, as far as it says where a setting is written. */
export type SettingsFile = Pick<LoadedEnvironments, 'file' | 'locate' | 'synthCommand'>;

/** How a person changes an attribute: by a setting of environments.yaml, or in a stack of their own. */
export interface SettingWords {
  /** The name of the setting, or of the attribute. */
  readonly name: (attribute: string) => string;
  /** What to write: `database.storageGiB: 300`. */
  readonly write: (attribute: string, value: string | number | boolean) => string;
  /** Where it is written; nowhere for a stack of their own. */
  readonly place: (attribute: string, value?: unknown) => ProblemPlace;
}

/** Settings of the built-in stack behind attributes that AWS may refuse. */
const settings: Readonly<Record<string, string>> = {
  allocated_storage: 'database.storageGiB',
  max_allocated_storage: 'database.maxStorageGiB',
  engine_version: 'database.engineVersion',
  apply_immediately: 'database.applyImmediately',
  subnet_ids: 'network.databaseSubnetIds',
  subnets: 'network.loadBalancerSubnetIds',
  bucket: 'storage.bucketName',
  force_destroy: 'storage.forceDestroy',
  skip_final_snapshot: 'database.finalSnapshot',
};

/** The words for the settings of an environment. */
export function settingWords({ file, locate, synthCommand }: SettingsFile, suffix: string): SettingWords {
  const settingOf = (attribute: string) => (synthCommand === undefined ? settings[attribute] : undefined);
  return {
    name: (attribute) => settingOf(attribute) ?? attribute,
    write: (attribute, value) => {
      const setting = settingOf(attribute);
      const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
      return setting === undefined ? `\`${attribute} = ${text}\`` : `\`${setting}: ${text}\``;
    },
    place: (attribute, value) => {
      const setting = settingOf(attribute);
      if (setting === undefined) return {};
      const path = ['environments', suffix, ...setting.split('.')];
      return { file, ...locate(path), path: path.join('.'), ...(value === undefined ? {} : { value }) };
    },
  };
}
