import { buildCommand } from '@stricli/core';
import { counted } from '../../counted.js';
import type { CliContext } from '../context.js';
import { type FileFlags, fileFlags, type JsonFlag, jsonFlag } from '../flags.js';
import { fileBoundary, findFile } from '../project.js';

interface Flags extends FileFlags, JsonFlag {}

/** `multienv validate`. */
export const validateCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Find every problem in environments.yaml',
    fullDescription: `Reads environments.yaml and reports all of its problems at once, each with its location, the allowed values and the nearest valid name.
Warns of an environment that is deployed from this folder and no longer in the file, as far as that can be seen without AWS.
Exits 2 when there is an error; warnings alone exit 0.

Examples:
  multienv validate
  multienv validate --config infrastructure/environments.yaml
  multienv validate --json`,
  },
  parameters: { flags: { ...fileFlags, ...jsonFlag } },
  async func({ json, ...flags }) {
    const { validateProject } = await import('../../operations/project/validate.js');
    const { problemsAsJson } = await import('../../render/json/problems-as-json.js');
    const { renderProblems } = await import('../../render/terminal/problems.js');
    const file = await findFile(this, flags);
    const boundary = await fileBoundary(this, file, { ...flags, startsPrograms: false });
    const { ok, problems, environments } = await validateProject(this.operation, { file, boundary });
    this.exitCode = ok ? 0 : 2;
    if (json) return this.printJson(problemsAsJson(problems));
    if (problems.length > 0) this.say(renderProblems(problems, { paint: this.paintError, cwd: this.cwd }));
    if (!ok) return;
    this.print(`valid: ${counted(environments, 'environment')}\n`);
    this.say(`next: ${this.invocation.next('check')}\n`);
  },
});
