/** Releases of Amazon Linux that get no security updates any more, by what their names and parameters look like. Source: https://docs.aws.amazon.com/linux/ */
export const retiredImages = [
  { release: 'Amazon Linux 2', since: '2026-06-30', pattern: /\bamzn2-ami|\bamzn2\b/ },
  { release: 'Amazon Linux AMI', since: '2023-12-31', pattern: /\bamzn-ami\b/ },
] as const;

/** Known images by id, for stacks that pin them: the review's AMI of ap-southeast-1. */
export const retiredImageIds: Readonly<Record<string, 'Amazon Linux 2'>> = {
  'ami-0c802847a7dd848c0': 'Amazon Linux 2',
};
