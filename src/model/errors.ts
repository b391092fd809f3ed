import { defineError } from '../errors/define-error.js';
import type { TerraformFileKind } from './text/terraform-json-kind.js';

/** What was expected of a file. */
export type WantedKind = 'stack' | 'plan';

const described: Readonly<Record<TerraformFileKind, string>> = {
  stack: 'Terraform JSON (a stack)',
  plan: 'a plan of Terraform as JSON',
  'failed plan': 'a plan that Terraform aborted with an error',
  state: 'a state of Terraform as JSON',
  'state file': 'a state file of Terraform',
  'binary plan': 'a plan file of Terraform, which is binary',
  log: 'what `terraform plan -json` prints while it works',
  hcl: 'Terraform in its own language (HCL)',
  'wrong encoding': 'text that is not UTF-8',
  empty: 'empty',
  other: 'neither Terraform JSON nor a plan as JSON',
};

const makePlanJson =
  'Make the JSON of a saved plan: `terraform plan -out=plan.tfplan`, then `terraform show -json plan.tfplan > plan.json`, and give that with --plan.';
const needs: Readonly<Record<WantedKind, string>> = {
  stack: 'Give Terraform JSON with --stack: a file such as cdk.tf.json, or a folder with *.tf.json files.',
  plan: makePlanJson,
};

function hintFor(found: TerraformFileKind, wanted: WantedKind): string {
  if (found === 'plan') return 'Give it with --plan instead of --stack.';
  if (found === 'stack') return 'Give it with --stack instead of --plan.';
  if (found === 'failed plan')
    return 'The plan is incomplete and cannot be reviewed. Fix what `terraform plan` reports, then plan again.';
  if (found === 'binary plan')
    return 'Turn it into JSON with `terraform show -json FILE > plan.json`, and give that with --plan.';
  if (found === 'state' || found === 'state file')
    return `A state describes what exists, with its secrets; the review reads what will be created or changed. ${makePlanJson}`;
  if (found === 'log' || found === 'hcl') return makePlanJson;
  if (found === 'wrong encoding')
    return 'Write it as UTF-8; in Windows PowerShell: `terraform show -json FILE | Out-File -Encoding utf8 plan.json`.';
  return needs[wanted];
}

/** The text is not JSON. */
export const terraformJsonInvalid = defineError<{ readonly file: string; readonly wanted: WantedKind }>({
  code: 'terraform-json-invalid',
  summary:
    'A file given to the review with `--stack` or `--plan` is not valid JSON: truncated, or edited by hand.',
  message: ({ file }) => `${file} is not valid JSON.`,
  hint: ({ wanted }) =>
    wanted === 'plan'
      ? 'Write it again with `terraform show -json PLANFILE > plan.json`, and check that the disk is not full.'
      : 'Fix the JSON at this place, or synthesize the stack again.',
});

/** The file is something else than what its flag names. */
export const terraformJsonUnexpected = defineError<{
  readonly file: string;
  readonly found: TerraformFileKind;
  readonly wanted: WantedKind;
}>({
  code: 'terraform-json-unexpected',
  summary:
    'A file given with `--stack` is not Terraform JSON, or a file given with `--plan` is not a plan as JSON: it is a state, a binary plan, HCL, or belongs to the other flag.',
  message: ({ file, found, wanted }) =>
    `${file} is ${described[found]}, not ${wanted === 'plan' ? 'a plan of Terraform as JSON' : 'Terraform JSON'}.`,
  hint: ({ found, wanted }) => hintFor(found, wanted),
});

/** The file is what it should be, but not as Terraform writes it. */
export const terraformJsonMalformed = defineError<{
  readonly file: string;
  readonly fault: string;
  readonly wanted: WantedKind;
}>({
  code: 'terraform-json-malformed',
  summary:
    'A file given to the review with `--stack` or `--plan` is not as Terraform writes it: another format version, a null where a block or a resource belongs, a key that stands twice. It is not reviewed, because what is not understood would look like nothing to find.',
  message: ({ file, fault, wanted }) =>
    `${file} is no ${wanted === 'plan' ? 'plan of Terraform' : 'Terraform JSON'} that can be reviewed: ${fault}.`,
  hint: ({ wanted }) =>
    wanted === 'plan'
      ? 'Write it again with `terraform show -json PLANFILE > plan.json`, of a version that this release knows, and leave it as it is.'
      : 'Mend this place, or synthesize the stack again.',
});

/** Whoever reads "0 fail" would take it for a review. */
export const terraformJsonEmpty = defineError<{ readonly file: string; readonly wanted: WantedKind }>({
  code: 'terraform-json-empty',
  summary:
    'A file given to the review with `--stack` or `--plan` names no resource, data source or module: there is nothing to review, which is no pass.',
  message: ({ file }) => `${file} names no resource, data source or module: there is nothing to review.`,
  hint: ({ wanted }) =>
    wanted === 'plan'
      ? 'See that the plan is that of the right folder. Leave `--plan` out where there is nothing to plan.'
      : needs.stack,
});

/** There is nothing to read in a folder. */
export const stackFolderWithoutJson = defineError<{ readonly folder: string; readonly hasHcl: boolean }>({
  code: 'stack-folder-without-json',
  summary:
    'The folder given with `--stack` has no `*.tf.json` file. Files in HCL (`*.tf`) are not read: check their plan.',
  message: ({ folder, hasHcl }) =>
    hasHcl
      ? `${folder} has Terraform in HCL (*.tf) only, which is not read.`
      : `${folder} has no *.tf.json file.`,
  hint: ({ hasHcl }) =>
    hasHcl ? makePlanJson : 'Give the folder in which the *.tf.json files are: sub-folders are not searched.',
});

/** A document that would take gigabytes, or exhaust the call stack. */
export const terraformJsonTooMuch = defineError<{ readonly file: string; readonly reason: string }>({
  code: 'terraform-json-too-much',
  summary: 'A file given with `--stack` or `--plan` holds more than 2000000 values.',
  message: ({ file, reason }) => `${file} is too much to be reviewed: ${reason}.`,
  hint: () => 'Review it in parts: give each root module a plan of its own.',
});

/** Locals within locals, which stand for more than anybody could hold. */
export const stackExpandsTooFar = defineError({
  code: 'stack-expands-too-far',
  summary: 'The `locals` and variables of a stack stand for more than 1000000 values where they are used.',
  message: () =>
    'The locals and variables of the stack stand for more than 1000000 values where they are used.',
  hint: () =>
    'Look for locals that are made of other locals many times over; review the plan of the stack with --plan, in which they are resolved.',
});
