import type { RefusedEdit } from '../edit.js';

/** Edits that are refused before anything is planned: by the file's own format, or because nobody has trusted the project with them. */
export const refusedEdits: readonly RefusedEdit[] = [
  ...ofNetwork(
    'it means something in a network of its own alone, and what is deployed stands in the default VPC',
    {
      cidr: '10.1.0.0/20',
      zones: 3,
      nat: 'none',
      interfaceEndpoints: ['ssm'],
      s3Buckets: ['releases'],
      egress: 'endpoints',
      flowLogs: true,
      flowLogRetentionDays: 400,
    },
  ),
  ...ofNetwork('it looks up a network that exists, and what is deployed stands in the default VPC', {
    vpcTags: { Name: 'shared' },
    subnetTags: { Tier: 'private' },
    loadBalancerSubnetTags: { Tier: 'public' },
    databaseSubnetTags: { Tier: 'database' },
  }),
  { setting: 'version', to: 2, refusedBy: 'config-invalid-value', because: 'there is one format' },
  {
    ...{ setting: 'synthCommand', to: 'node stack.mjs', refusedBy: 'project-not-trusted' },
    because: 'it starts a program, and brings stacks that may hold anything',
  },
  {
    ...{ setting: 'terraform.binary', to: './terraform', refusedBy: 'project-not-trusted' },
    because: 'it starts a program of the project',
  },
];

function ofNetwork(because: string, settings: Readonly<Record<string, unknown>>): readonly RefusedEdit[] {
  return Object.entries(settings).map(([key, to]) => ({
    ...{ setting: `network.${key}`, ofEnvironment: true, to, refusedBy: 'settings-conflict', because },
  }));
}
