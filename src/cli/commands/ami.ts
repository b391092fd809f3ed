import { buildCommand, buildRouteMap } from '@stricli/core';
import { counted } from '../../counted.js';
import type { DatedAmi, UpdatedAmi } from '../../operations/ami/update-ami.js';
import { oneLine } from '../../render/terminal/one-line.js';
import type { CliContext } from '../context.js';
import {
  type FailFastFlag,
  failFastFlag,
  type JsonFlag,
  jsonFlag,
  type SandboxFlag,
  type SelectionFlags,
  sandboxFlag,
  selectionAliases,
  selectionFlags,
} from '../flags.js';
import { findSandboxPlace, selectFromFile } from '../project.js';

type Flags = SelectionFlags & JsonFlag & SandboxFlag & FailFastFlag;

const amiUpdateCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Pin the newest Amazon Linux in environments.yaml',
    fullDescription: `Writes the newest Amazon Linux 2023 of the region, for the architecture of the instance type, into compute.amiId of each chosen environment: comments, order and quotes stay. Shows how old the former and the new one are, and how many instances the next deploy exchanges for it.
Nothing is deployed: review the file, then deploy it.

Examples:
  multienv ami update --env staging-002
  multienv ami update --env dev-001 --sandbox`,
  },
  parameters: {
    flags: { ...selectionFlags, ...jsonFlag, ...sandboxFlag, ...failFastFlag },
    aliases: selectionAliases,
  },
  async func(flags) {
    const { forEach } = await import('../../operations/run/for-each.js');
    const { updateAmi } = await import('../../operations/ami/update-ami.js');
    const { resultsOf, started } = await import('../../operations/run/outcome.js');
    const { outcomeAsJson } = await import('../../render/json/outcomes.js');
    const { tellOutcomes } = await import('../outcomes.js');
    const { loaded, environments } = await selectFromFile(this, flags);
    const sandbox = await findSandboxPlace(this, loaded.root, flags);
    // One after the other: all of them edit one file.
    const outcomes = await forEach(
      started(environments),
      { context: this.operation, parallel: 1, failFast: flags.failFast },
      async (environment) => ({
        suffix: environment.suffix,
        ...(await updateAmi(this.operation, { loaded, environment, sandbox })),
      }),
    );
    tellOutcomes(this, outcomes, {
      json: flags.json,
      done: 'pinned',
      print: () => this.print(resultsOf(outcomes).map(line).join('')),
      document: () => ({ environments: outcomes.map((one) => outcomeAsJson(one, amiAsJson)) }),
    });
    const words = resultsOf(outcomes).flatMap(({ suffix, changed }) => (changed ? ['--env', suffix] : []));
    if (flags.json || words.length === 0) return;
    if (flags.sandbox !== undefined)
      this.say('The file is the one that AWS is deployed from: the AMI of the sandbox counts there too.\n');
    this.say(`next: ${this.invocation.next('plan', { words })}\n`);
  },
});

function line({ suffix, before, after, changed, instances }: UpdatedAmi & { readonly suffix: string }) {
  if (!changed) return oneLine(`${suffix} ${aged(after)} is pinned already`);
  const from = before === null ? 'the newest at each plan' : aged(before);
  const exchange = counted(instances, 'instance');
  return oneLine(`${suffix} ${from} -> ${aged(after)}: the next deploy exchanges at least ${exchange}`);
}

function aged({ id, ageDays }: DatedAmi): string {
  if (ageDays === null) return `${id} (age unknown)`;
  return `${id} (${counted(ageDays, 'day')} old)`;
}

function amiAsJson({ before, after, changed, instances }: UpdatedAmi) {
  return { before, after, changed, instances };
}

/** `multienv ami`. */
export const amiRoutes = buildRouteMap({
  routes: { update: amiUpdateCommand },
  docs: { brief: 'Pin the AMI of the instances' },
});
