import { buildCommand } from '@stricli/core';
import { problemsAsJson } from '../../render/json/problems-as-json.js';
import { renderProblems } from '../../render/terminal/problems.js';
import type { CliContext } from '../context.js';
import { type JsonFlag, jsonFlag, selectionFlags } from '../flags.js';
import { findFile } from '../project.js';

interface Flags extends JsonFlag {
  readonly config?: string;
}

/** `multienv validate`. */
export const validateCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Find every problem in environments.yaml',
    fullDescription: `Reads environments.yaml and reports all of its problems at once, each with its location, the allowed values and the nearest valid name.
Exits 2 when there is an error; warnings alone exit 0.

Examples:
  multienv validate
  multienv validate --config infrastructure/environments.yaml
  multienv validate --json`,
  },
  parameters: { flags: { config: selectionFlags.config, ...jsonFlag } },
  async func({ config, json }) {
    const { validate } = await import('../../operations/project/validate.js');
    const { ok, problems, environments } = validate(this.operation, {
      file: await findFile(this, { config }),
    });
    this.exitCode = ok ? 0 : 2;
    if (json) return this.print(problemsAsJson(problems));
    if (problems.length > 0) this.say(renderProblems(problems, { paint: this.paintError, cwd: this.cwd }));
    if (ok) this.print(`valid: ${environments} ${environments === 1 ? 'environment' : 'environments'}\n`);
  },
});
