/**
 * AWS partitions: the second part of every ARN there, and the regions that are in each. The forms are those by which AWS's own SDKs tell a
 * partition from a region (`partitions.json`); a test holds them against the SDK that is installed.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
const partitions = [
  ['aws-cn', /^cn-\w+-\d+$/],
  ['aws-eusc', /^eusc-de-\w+-\d+$/],
  ['aws-iso', /^us-iso-\w+-\d+$/],
  ['aws-iso-b', /^us-isob-\w+-\d+$/],
  ['aws-iso-e', /^eu-isoe-\w+-\d+$/],
  ['aws-iso-f', /^us-isof-\w+-\d+$/],
  ['aws-us-gov', /^us-gov-\w+-\d+$/],
] as const;

/** The second part of an ARN. */
export type Partition = 'aws' | (typeof partitions)[number][0];

/** AWS partition of a region: the second part of every ARN there. */
export function partitionOf(region: string): Partition {
  return partitions.find(([, form]) => form.test(region))?.[0] ?? 'aws';
}

/** What the names of services end with where that is not `amazonaws.com`. */
const dnsSuffixes: Readonly<Partial<Record<Partition, string>>> = {
  'aws-cn': 'amazonaws.com.cn',
  'aws-eusc': 'amazonaws.eu',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
  'aws-iso-e': 'cloud.adc-e.uk',
  'aws-iso-f': 'csp.hci.ic.gov',
};

/** True for the name of a service in some partition, as roles trust it: `ec2.amazonaws.com`, in China `ec2.amazonaws.com.cn` as well. */
export function isServiceName(service: string, text: string): boolean {
  return [...Object.values(dnsSuffixes), 'amazonaws.com'].some((suffix) => text === `${service}.${suffix}`);
}

/** What the names of services end with in a partition: `amazonaws.com` in most. */
export function dnsSuffixOf(partition: Partition): string {
  return dnsSuffixes[partition] ?? 'amazonaws.com';
}
