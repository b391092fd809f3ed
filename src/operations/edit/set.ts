import { type SettingSide, settingSide } from '../../config/comparison/compare-settings.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { dotted } from '../../config/schema/setting-path.js';
import { plainInvocation } from '../../errors/invocation.js';
import type { OperationContext } from '../context.js';
import { settingValue, singleSetting } from './setting-value.js';
import { writeEdits } from './write-edits.js';

interface SetOptions {
  readonly loaded: LoadedEnvironments;
  readonly environment: ResolvedEnvironment;
  /** Dotted name. */
  readonly setting: string;
  /** As a word of the command line; undefined takes the setting out of the environment. */
  readonly value: string | undefined;
}

/** A setting before and after an edit of the file. */
export interface SetResult {
  readonly setting: string;
  readonly before: SettingSide;
  readonly after: SettingSide;
}

/**
 * Sets a setting of an environment in environments.yaml, or takes it out.
 * @throws UserError `setting-unknown`, `edit-refused`; nothing is written then
 */
export function set(context: OperationContext, options: SetOptions): SetResult {
  const { loaded, environment, setting, value } = options;
  const { invocation = plainInvocation } = context;
  const path = singleSetting(setting, invocation.next('explain', { words: [environment.suffix] }));
  const edit = {
    path: ['environments', environment.suffix, ...path.map(String)] as const,
    value: value === undefined ? undefined : settingValue(path, value),
  };
  const next = writeEdits(context, { loaded, edits: [edit], about: setting });
  const changed = next.environments.find(({ suffix }) => suffix === environment.suffix) ?? environment;
  const name = dotted(path);
  return { setting: name, before: settingSide(environment, name), after: settingSide(changed, name) };
}
