import { buildCommand } from '@stricli/core';
import { type DriftFormat, driftFormats } from '../../render/format-names.js';
import type { CliContext } from '../context.js';
import { nonEmpty, selectionAliases, type TerraformFlags, terraformFlags } from '../flags.js';
import { oneOf } from '../one-of.js';
import { terraformRun } from '../project.js';

interface Flags extends TerraformFlags {
  readonly accept?: readonly string[];
  readonly format?: DriftFormat;
}

/** `multienv drift`. */
export const driftCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Show what was changed outside of Terraform',
    fullDescription: `Compares what lives in AWS with what Terraform has deployed, without a lock and without writing anything.
security: a rule of the review fails on what lives, and not on the file; deleted: it is gone; tags: tags alone; other: anything else.
intended is no drift: a service of AWS moves it because the environment asks for that, as scaling policies move the desired capacity.
For each change it says whether the next deploy puts it back, and what to do where it does not: extra rules of a security group stay.
With --accept the live value is written into environments.yaml, where a setting decides it: never a secret, and nothing that the review refuses for the tier.
Exits 1 when something was changed that is not intended. With --verbose it lists what was folded and what was not checked.

Examples:
  multienv drift
  multienv drift --env tier:production --json
  multienv drift --format sarif > drift.sarif
  multienv drift --env dev-001 --accept aws_lb.alb.idle_timeout`,
  },
  parameters: {
    flags: {
      ...terraformFlags,
      accept: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        variadic: true,
        placeholder: 'ADDRESS',
        brief:
          'Write the live value of ADDRESS, or of ADDRESS.ATTRIBUTE, into environments.yaml; repeatable, for one environment',
      },
      format: {
        kind: 'parsed',
        parse: oneOf(driftFormats),
        proposeCompletions: () => driftFormats,
        optional: true,
        placeholder: 'FORMAT',
        brief: 'terminal, json, sarif or markdown (default: terminal)',
      },
    },
    aliases: selectionAliases,
  },
  async func({ json, accept = [], format = json ? 'json' : 'terminal', ...flags }) {
    const { drift } = await import('../../operations/drift/drift.js');
    const { hasDrift } = await import('../../operations/drift/environment-drift.js');
    const { resultsOf } = await import('../../operations/run/outcome.js');
    const { packageVersion } = await import('../../package-files.js');
    const { driftAsJson } = await import('../../render/json/drift-as-json.js');
    const { outcomeAsJson } = await import('../../render/json/outcomes.js');
    const { driftReportFormats } = await import('../../render/reports/drift-report.js');
    const { tellOutcomes } = await import('../outcomes.js');
    const run = await terraformRun(this, flags);
    const outcomes = await (accept.length === 0
      ? drift(this.operation, run)
      : (await import('../../operations/drift/drift-accepted.js')).driftAccepted(
          this.operation,
          run,
          accept,
        ));
    if (resultsOf(outcomes).some(hasDrift)) this.exitCode = 1;
    const { paint, cwd, invocation, verbose, streams } = this;
    const { columns } = streams.stdout;
    const look = { paint, cwd, invocation, verbose, columns, version: packageVersion() };
    const report = { outcomes, loaded: run.loaded };
    const text = format === 'json' ? '' : await driftReportFormats[format](report, look);
    tellOutcomes(this, outcomes, {
      json: format === 'json',
      done: 'compared',
      print: () => this.print(text),
      document: () => ({ environments: outcomes.map((one) => outcomeAsJson(one, driftAsJson)) }),
    });
  },
});
