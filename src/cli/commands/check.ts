import { text } from 'node:stream/consumers';
import { buildCommand } from '@stricli/core';
import { type Tier, tiers } from '../../config/names/tiers.js';
import type { FailOn } from '../../policy/review/failing.js';
import { type CheckFormat, checkFormats } from '../../render/format-names.js';
import type { Severity } from '../../rules/define-rule.js';
import type { CliContext } from '../context.js';
import {
  type ForeignFlags,
  foreignFlags,
  type JsonFlag,
  jsonFlag,
  nonEmpty,
  type SelectionFlags,
  selectionAliases,
  selectionFlags,
} from '../flags.js';
import { oneOf } from '../one-of.js';
import { selectFromFile } from '../project.js';

interface Flags extends SelectionFlags, JsonFlag, ForeignFlags {
  readonly tier?: Tier;
  readonly region?: string;
  readonly failOn?: FailOn;
  readonly format?: CheckFormat;
  readonly framework?: string;
  readonly skip?: readonly string[];
  readonly only?: readonly string[];
  readonly severity?: Severity;
  readonly conventions?: boolean;
  readonly profile?: string;
}

const failOnWords = ['low', 'medium', 'high', 'critical', 'none'] as const satisfies readonly FailOn[];
const severityWords = ['low', 'medium', 'high', 'critical'] as const satisfies readonly Severity[];
const frameworkNames = ['pci', 'hipaa', 'soc2', 'cis', 'cis-3.0', 'cis-1.4', 'fsbp'];

/** `multienv check`. */
export const checkCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Review environments, or any stack or plan, before anything exists',
    fullDescription: `Checks every resource in the stacks of your environments against the rules of the review (multienv rules), without Terraform and AWS.
With --stack and --plan it checks any Terraform JSON and plans instead, as tier --tier, or as what their tags say (Environment = dev); add --env to check the environments too.
Such stacks are judged by what is true for anybody; what only this project agreed on, such as its tags and names, is judged where a stack carries its tags, or with --conventions.
A .multienv-check.yaml beside them skips or chooses rules and has waivers. What is left out, and how many failures with it, is told in every format.
fail: the rule is violated; unknown: the value is known only after apply; waived: waived in environments.yaml; accepted: a protection that the tier omits on purpose.
Exits 1 when a rule of severity --fail-on or higher fails.
A failure that says the same as a wider rule at the same place is told with that one.
With --verbose it shows reason, fix and location of each finding, and lists what is waived, accepted and passed.

Examples:
  multienv check
  multienv check --env tier:production --verbose
  multienv check --fail-on high --json
  multienv check --framework pci
  multienv check --format sarif > multienv.sarif
  multienv check --stack cdktf.out
  multienv check --plan plan.json --severity medium --skip S3-11
  terraform show -json tfplan | multienv check --plan -`,
  },
  parameters: {
    flags: {
      ...selectionFlags,
      ...jsonFlag,
      ...foreignFlags,
      tier: {
        kind: 'parsed',
        parse: oneOf(tiers),
        proposeCompletions: () => tiers,
        optional: true,
        placeholder: 'TIER',
        brief:
          'Tier of --stack and --plan: development, staging or production (default: by their tags, else production)',
      },
      region: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        placeholder: 'REGION',
        brief: 'Region that --stack and --plan are meant for (default: ap-southeast-1)',
      },
      failOn: {
        kind: 'parsed',
        parse: oneOf<FailOn>(failOnWords),
        proposeCompletions: () => failOnWords,
        optional: true,
        placeholder: 'SEVERITY',
        brief: 'Lowest severity that exits 1: low, medium, high, critical or none (default: low)',
      },
      format: {
        kind: 'parsed',
        parse: oneOf(checkFormats),
        proposeCompletions: () => checkFormats,
        optional: true,
        placeholder: 'FORMAT',
        brief: `${checkFormats.join(', ')} (default: terminal)`,
      },
      framework: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        proposeCompletions: () => frameworkNames,
        placeholder: 'NAME',
        brief: `Show a framework's controls: ${frameworkNames.join(', ').replace(/, ([^,]*)$/, ' or $1')}`,
      },
      skip: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        variadic: true,
        placeholder: 'RULE',
        brief: 'Rule that is not judged; repeatable',
      },
      only: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        variadic: true,
        placeholder: 'RULE',
        brief: 'The only rule that is judged; repeatable',
      },
      severity: {
        kind: 'parsed',
        parse: oneOf<Severity>(severityWords),
        proposeCompletions: () => severityWords,
        optional: true,
        placeholder: 'SEVERITY',
        brief: 'Lowest severity that is judged: low, medium, high or critical (default: low)',
      },
      conventions: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Judge --stack and --plan by what only this project agreed on too',
      },
      profile: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        placeholder: 'FILE',
        brief: 'Profile of --stack and --plan, or none (default: .multienv-check.yaml in the folder of each)',
      },
    },
    aliases: selectionAliases,
  },
  async func({ stack: stacks = [], plan = [], tier, region, failOn = 'low', json, ...flags }) {
    const { check } = await import('../../operations/check/check.js');
    const { failing } = await import('../../policy/review/failing.js');
    const { findRule } = await import('../../operations/check/rules.js');
    const { packageVersion } = await import('../../package-files.js');
    const { outcomeAsJson } = await import('../../render/json/outcomes.js');
    const { checkReportFormats } = await import('../../render/reports/check-report.js');
    const { tellOutcomes } = await import('../outcomes.js');
    const ids = (words: readonly string[] = []) => words.map((word) => findRule(word, this.invocation).id);
    const framework = await frameworkOf(flags.framework);
    const foreign = stacks.length + plan.length > 0;
    const wantsFile = !foreign || flags.config !== undefined || flags.env !== undefined;
    const { loaded, environments } = wantsFile
      ? await selectFromFile(this, flags)
      : { loaded: undefined, environments: [] };
    const plans = await Promise.all(plan.map((file) => (file === '-' ? stdinPlan(this) : file)));
    const report = await check(this.operation, {
      loaded,
      // `--config` beside a stack is there for its waivers.
      environments: foreign && flags.env === undefined ? [] : environments,
      stacks,
      plans,
      tier,
      region,
      framework,
      skip: ids(flags.skip),
      only: flags.only === undefined ? undefined : ids(flags.only),
      severity: flags.severity,
      conventions: flags.conventions,
      profile: flags.profile,
    });
    // The JSON has what was not reviewed in `environments`, with all that is known of why.
    const { environments: outcomes, notReviewed: _, ...found } = report;
    if (failing(report.findings, failOn).length > 0) this.exitCode = 1;
    const format = flags.format ?? (json ? 'json' : 'terminal');
    const { paint, cwd, invocation, verbose } = this;
    const again = repeated([
      ...(flags.env ?? []).map((one) => ['--env', one] as const),
      ...stacks.map((one) => ['--stack', one] as const),
      ...plan.map((one) => ['--plan', one] as const),
      ['--tier', tier],
      ['--region', region],
      ['--framework', flags.framework],
      ...(flags.skip ?? []).map((one) => ['--skip', one] as const),
      ...(flags.only ?? []).map((one) => ['--only', one] as const),
      ['--severity', flags.severity],
      ['--profile', flags.profile],
    ]).concat(flags.conventions ? ['--conventions'] : []);
    const options = { paint, verbose, cwd, invocation, again, env: flags.env, version: packageVersion() };
    const text = await checkReportFormats[format](report, options);
    tellOutcomes(this, outcomes, {
      json: format === 'json',
      done: 'reviewed',
      print: () => this.print(text),
      document: () => ({
        ...found,
        environments: outcomes.map((one) => outcomeAsJson(one, () => ({}))),
      }),
    });
  },
});

async function frameworkOf(name: string | undefined) {
  if (name === undefined) return undefined;
  const { frameworkNamed } = await import('../../policy/frameworks/framework-named.js');
  return frameworkNamed(name);
}

/** Flags as they were given; a value like a flag would be taken for one. */
function repeated(flags: readonly (readonly [flag: string, value: string | undefined])[]): readonly string[] {
  return flags.flatMap(([flag, value]) => {
    if (value === undefined) return [];
    return value.startsWith('-') && value !== '-' ? [`${flag}=${value}`] : [flag, value];
  });
}

async function stdinPlan({ streams }: CliContext) {
  return { name: 'stdin', text: await text(streams.stdin) };
}
