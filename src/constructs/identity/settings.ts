import { z } from 'zod';

/** What a person chooses about the role of the instances. */
export const identitySettings = z
  .strictObject({
    managedPolicies: z
      .boolean()
      .describe(
        'Attach the AWS managed policies AmazonSSMManagedInstanceCore and CloudWatchAgentServerPolicy. Without them the role keeps narrow policies of its own for Session Manager, metrics and logs.',
      ),
    permissionsBoundary: z
      .boolean()
      .describe(
        'Limit the role by a permissions boundary to what belongs to this environment: its secret, bucket, logs and parameters, whatever other policies allow.',
      ),
  })
  .meta({ id: 'Identity', title: 'Role of the instances' });

/** What a person chooses of the role of the instances. */
export type IdentitySettings = z.output<typeof identitySettings>;
