import { buildCommand } from '@stricli/core';
import { environmentArgument, settingArgument } from '../../arguments.js';
import type { CliContext } from '../../context.js';
import { type FileFlags, fileFlags, type JsonFlag, jsonFlag } from '../../flags.js';
import { selectFromFile } from '../../project.js';

interface Flags extends FileFlags, JsonFlag {
  readonly unset?: boolean;
}

/** `multienv set`. */
export const setCommand = buildCommand<
  Flags,
  [environment: string, setting: string, value?: string],
  CliContext
>({
  docs: {
    brief: 'Set a setting of an environment in environments.yaml',
    fullDescription: `Writes one setting into the file: comments, order and quotes stay. With --unset the setting is taken out, and defaults or tier decide.
A value that would break the file is refused, and nothing is written. What it does to a deployed environment, plan shows.

Examples:
  multienv set staging-002 database.multiAz true
  multienv set dev-001 database.engineVersion 17
  multienv set dev-001 compute.maxSize --unset`,
  },
  parameters: {
    flags: {
      ...fileFlags,
      ...jsonFlag,
      unset: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Take the setting out of the environment',
      },
    },
    positional: {
      kind: 'tuple',
      parameters: [
        environmentArgument,
        settingArgument,
        { parse: String, placeholder: 'VALUE', brief: 'Its value; a list as [a, b]', optional: true },
      ],
    },
  },
  async func({ json, unset = false, ...flags }, pattern, setting, value) {
    const { setNeedsValue } = await import('../../errors.js');
    if ((value === undefined) !== unset)
      throw setNeedsValue.error({ environment: pattern, setting, invocation: this.invocation });
    const { set } = await import('../../../operations/edit/set.js');
    const { selectOne } = await import('../../../operations/project/select-one.js');
    const { settingSideAsJson } = await import('../../../render/json/explanation-as-json.js');
    const { loaded } = await selectFromFile(this, { ...flags, startsPrograms: false });
    const environment = selectOne(loaded, pattern);
    const { suffix, tier } = environment;
    const { before, after, ...result } = set(this.operation, { loaded, environment, setting, value });
    if (json)
      return this.printJson({
        ...{ environment: suffix, setting: result.setting },
        ...{ before: settingSideAsJson(before), after: settingSideAsJson(after) },
      });
    const { renderSet } = await import('../../../render/terminal/comparison/edits.js');
    const next = this.invocation.next('plan', { env: suffix });
    this.print(renderSet({ environment: suffix, tier, before, after, next, setting: result.setting }));
  },
});
