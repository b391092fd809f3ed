import { buildCommand } from '@stricli/core';
import { environmentArgument, settingArgument } from '../arguments.js';
import type { CliContext } from '../context.js';
import { type FileFlags, fileFlags, type JsonFlag, jsonFlag } from '../flags.js';
import { selectFromFile } from '../project.js';

type Flags = FileFlags & JsonFlag;

/** `multienv explain`. */
export const explainCommand = buildCommand<Flags, [environment: string, name?: string], CliContext>({
  docs: {
    brief: 'Explain the settings of an environment: value, origin, what they become',
    fullDescription: `Shows every setting of an environment with its value and who says it: a line of the file, its defaults, the tier, or the product.
With NAME a block (database), a setting (database.multiAz) or an element of the stack (aws_db_instance.postgres, also with an attribute): what a setting accepts, overrides and becomes, what decides an attribute, and which rules of the review look at it.
Reads the file alone: no state, no AWS.

Examples:
  multienv explain dev-001
  multienv explain prod-003 database.multiAz
  multienv explain prod-003 aws_db_instance.postgres.multi_az --json`,
  },
  parameters: {
    flags: { ...fileFlags, ...jsonFlag },
    positional: {
      kind: 'tuple',
      parameters: [
        environmentArgument,
        {
          ...settingArgument,
          placeholder: 'NAME',
          brief: 'Setting, block, or element of the stack',
          optional: true,
        },
      ],
    },
  },
  async func({ json, ...flags }, pattern, name) {
    const { explain } = await import('../../operations/explain/explain.js');
    const { selectOne } = await import('../../operations/project/select-one.js');
    const { loaded } = await selectFromFile(this, { ...flags, startsPrograms: false });
    const environment = selectOne(loaded, pattern);
    const explanation = explain(this.operation, { loaded, environment, name });
    const { explanationAsJson } = await import('../../render/json/explanation-as-json.js');
    if (json) return this.printJson(explanationAsJson(explanation, environment));
    const { renderExplanation } = await import('../../render/terminal/comparison/explain.js');
    const { columns } = this.streams.stdout;
    this.print(renderExplanation(explanation, { paint: this.paint, columns, tier: environment.tier }));
  },
});
