import { buildCommand } from '@stricli/core';
import type { BucketChange } from '../../operations/state/bootstrap.js';
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
  type YesFlag,
  yesFlag,
} from '../flags.js';
import { findSandboxPlace, selectFromFile } from '../project.js';
import { askYesNo, requireTerminal } from '../questions.js';

type Flags = SelectionFlags & JsonFlag & SandboxFlag & FailFastFlag & YesFlag;

/** `multienv bootstrap`. */
export const bootstrapCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Create the S3 buckets for states and logs',
    fullDescription: `Creates the bucket that backend names in environments.yaml, and where access logs are on the log bucket of the account and region: versioned, encrypted, TLS only, no public access. In an existing bucket, settings that differ are shown and corrected; a second run changes nothing.

Examples:
  multienv bootstrap
  multienv bootstrap --env dev-001 --yes
  multienv bootstrap --sandbox --yes --json`,
  },
  parameters: {
    flags: { ...selectionFlags, ...jsonFlag, ...sandboxFlag, ...failFastFlag, ...yesFlag },
    aliases: { ...selectionAliases, y: 'yes' },
  },
  async func({ yes, json, ...flags }) {
    const { loaded, environments } = await selectFromFile(this, flags);
    if (!yes) requireTerminal(this, '`--yes`');
    const sandbox = await findSandboxPlace(this, loaded.root, flags);
    const { bootstrap } = await import('../../operations/state/bootstrap.js');
    const { isOk, resultsOf } = await import('../../operations/run/outcome.js');
    const { outcomeAsJson } = await import('../../render/json/outcomes.js');
    const { tellOutcomes } = await import('../outcomes.js');
    const outcomes = await bootstrap(this.operation, {
      environments,
      sandbox,
      failFast: flags.failFast,
      show: (changes) => this.say(changes.map(describe).join('')),
      approve: async ({ bucket }) => yes || askYesNo(this, `Make these changes to ${bucket}?`),
    });
    tellOutcomes(this, outcomes, {
      json,
      done: 'made',
      print: () => this.print(resultsOf(outcomes).map(outcome).join('')),
      document: () => ({
        bootstrapped: outcomes.every(isOk),
        buckets: outcomes.map((one) => {
          const { suffix: bucket, ...rest } = outcomeAsJson(one, (change) => ({ ...change }));
          return { bucket, ...rest };
        }),
      }),
    });
  },
});

function describe({ bucket, region, create, repair }: BucketChange): string {
  if (create) return oneLine(`+ ${bucket} (${region})`);
  return repair.map((aspect) => oneLine(`~ ${bucket}: ${aspect}`)).join('');
}

function outcome({ bucket, create, repair }: BucketChange): string {
  if (create) return oneLine(`created ${bucket}`);
  return oneLine(repair.length === 0 ? `unchanged ${bucket}` : `corrected ${bucket}: ${repair.join('; ')}`);
}
