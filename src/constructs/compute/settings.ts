import { z } from 'zod';

const size = z.int().min(0).max(500);

/** What a person chooses about the instances. */
export const computeSettings = z
  .strictObject({
    instanceType: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an instance type such as t3.micro')
      .describe(
        'EC2 instance type. Its family decides the architecture of the AMI: Graviton types get arm64.',
      ),
    amiId: z
      .string()
      .regex(/^ami-[0-9a-f]{8,17}$/, 'an AMI id such as ami-0123456789abcdef0')
      .optional()
      .describe(
        'Pins one AMI. Default: the newest Amazon Linux 2023 of the region, read from its public SSM parameter at every plan; AWS publishes a new one about every two weeks.',
      ),
    minSize: size.describe('Smallest number of instances.'),
    maxSize: size.min(1).describe('Largest number of instances.'),
    desiredCapacity: size
      .optional()
      .describe(
        'Number of instances to start with. Default: not set, so that scaling is never undone by a deploy.',
      ),
  })
  .meta({ id: 'Compute', title: 'Auto Scaling Group' });

/** What a person chooses of the Auto Scaling Group. */
export type ComputeSettings = z.output<typeof computeSettings>;

/** What a person chooses about the application that the instances run. */
export const appSettings = z
  .strictObject({
    port: z.int().min(1).max(65_535).describe('TCP port on which the application listens.'),
    healthPath: z
      .string()
      .min(1)
      .max(1024)
      .regex(/^\/[\x21-\x7e]*$/, 'a path that starts with / and has no spaces')
      .describe('Path that answers 200 when the instance is healthy.'),
    bootScript: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Shell script that installs and starts your application: a path relative to this file, or the script itself (starting with `#!`). Default: a small service that answers on the health path.',
      ),
  })
  .meta({ id: 'App', title: 'Application' });

/** What a person chooses of the application: port, health check and boot script. */
export type AppSettings = z.output<typeof appSettings>;
