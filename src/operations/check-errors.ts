import { defineError } from '../errors/define-error.js';

/** `--stack` or `--plan` names something that is not there, or is no file that the command may read. */
export const reviewInputNotReadable = defineError<{ file: string; reason: string }>({
  code: 'review-input-not-readable',
  summary: 'A stack or plan to review cannot be read, or is no JSON.',
  message: ({ file, reason }) => `${file} can't be read: ${reason}.`,
  hint: () =>
    'Give a Terraform JSON file or a folder of them to `--stack`, and what `terraform show -json PLAN` printed to `--plan`.',
});

/** A folder of `--stack` without Terraform JSON. */
export const noStackInFolder = defineError<{ folder: string; hasHcl: boolean }>({
  code: 'no-stack-in-folder',
  summary: 'A folder to review holds no Terraform JSON.',
  message: ({ folder }) =>
    `${folder} holds neither \`*.tf.json\` nor the output of a synthesis (\`stacks/*/cdk.tf.json\`).`,
  hint: ({ hasHcl }) =>
    hasHcl
      ? 'It holds HCL: review its plan. `terraform plan -out=tfplan && terraform show -json tfplan > plan.json`, then `multienv check --plan plan.json`.'
      : 'Name the folder of the stack, or run `cdktn synth` first.',
});
