import { defineError } from '../../errors/define-error.js';

/** The region does not say which AMI is the newest. */
export const newestAmiUnknown = defineError<{
  readonly suffix: string;
  readonly region: string;
  readonly parameter: string;
}>({
  code: 'newest-ami-unknown',
  summary: '`ami update` found no newest Amazon Linux 2023 in the region of an environment.',
  exitCode: 3,
  message: ({ suffix, region, parameter }) =>
    `${suffix}: ${region} has no public parameter ${parameter}. The file is as it was.`,
  hint: () => 'Name an AMI of the region in `compute.amiId` by hand.',
});
