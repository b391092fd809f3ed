import { defineError } from '../../errors/define-error.js';

/** `--stack` or `--plan` names something that is not there, or that the command may not read. */
export const reviewInputNotReadable = defineError<{ file: string; reason: string }>({
  code: 'review-input-not-readable',
  summary: 'A stack or plan to review does not exist, or cannot be read.',
  message: ({ file, reason }) => `${file} can't be read: ${reason}.`,
  hint: () =>
    'Give a Terraform JSON file or a folder of them to `--stack`, and what `terraform show -json PLAN` printed to `--plan`.',
});
