import { z } from 'zod';

const size = z.int().min(0).max(500);

const instanceType = z.string().regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an instance type such as t3.micro');

/** Target tracking: how many instances there are between the two limits. */
const scalingSettings = z
  .strictObject({
    cpuPercent: z
      .int()
      .min(0)
      .max(90)
      .describe(
        'CPU of the instances, on average in percent, that target tracking holds by starting and ending instances; 0 turns it off. Costs nothing but the instances that it starts.',
      ),
    requestsPerTarget: z
      .int()
      .min(0)
      .max(1_000_000)
      .describe(
        'Requests per minute and instance that target tracking holds by starting and ending instances; 0 turns it off. Costs nothing but the instances that it starts.',
      ),
  })
  .meta({ id: 'Scaling', title: 'Target tracking' });

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'hh:mm, for example "20:00"');

/** Nights and weekends without an instance. */
const offHoursSettings = z
  .strictObject({
    from: timeOfDay.describe('Time of day, every day, at which all instances end: `"20:00"`.'),
    to: timeOfDay.describe('Time of day, Monday to Friday, at which they start again: `"07:00"`.'),
    timeZone: z
      .string()
      .max(64)
      .regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){0,2}$/, 'a time zone such as Asia/Singapore')
      .describe('Time zone of both, by its IANA name: `Asia/Singapore`.'),
  })
  .meta({ id: 'OffHours', title: 'Off hours' });

/** What a person chooses about the instances. */
export const computeSettings = z
  .strictObject({
    instanceType: instanceType.describe(
      'EC2 instance type. Its family decides the architecture of the AMI: Graviton types get arm64.',
    ),
    instanceTypes: z
      .array(instanceType)
      .min(1)
      .max(39)
      .optional()
      .describe(
        'More instance types that the group may start beside `instanceType`, of the same architecture, the wanted ones first: mixed instances.',
      ),
    spot: z
      .boolean()
      .describe(
        'Start spot instances, which cost up to 90 % less and which AWS takes back with two minutes of notice; not in production. More `instanceTypes` make that rarer.',
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
    scaling: scalingSettings,
    detailedMonitoring: z
      .boolean()
      .describe(
        'Report the metrics of instances every minute instead of every five: about 2.10 USD a month for each instance. A change refreshes all instances.',
      ),
    offHours: offHoursSettings
      .optional()
      .describe(
        'Nights and weekends without an instance, which saves about two thirds of their price; not in production. Default: the instances always run.',
      ),
  })
  .meta({ id: 'Compute', title: 'Auto Scaling Group' });

/** What a person chooses of the Auto Scaling Group. */
export type ComputeSettings = z.output<typeof computeSettings>;

/** One version of an object in S3. */
const artifactSettings = z
  .strictObject({
    bucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket')
      .describe('Bucket with the artifact; its versioning is on.'),
    key: z
      .string()
      .min(1)
      .max(1024)
      .regex(/^[A-Za-z0-9!_.()/-]+$/, 'letters, digits and !-_.()/, which S3 calls safe')
      .describe('Key of the object. Keep it, and change the version alone: a rollback reads the former one.'),
    version: z
      .string()
      .min(1)
      .max(1024)
      .regex(/^[A-Za-z0-9._-]+$/, 'a version id of S3')
      .describe('Version id of the object, as `aws s3api put-object` prints it. A former one is a rollback.'),
  })
  .meta({ id: 'Artifact', title: 'Application artifact' });

/** What a person chooses about the application that the instances run. */
export const appSettings = z
  .strictObject({
    port: z.int().min(1).max(65_535).describe('TCP port on which the application listens.'),
    protocol: z
      .enum(['http', 'https'])
      .describe(
        'What the application speaks to the load balancer. With `https` it serves TLS on `port`, with any certificate: load balancers do not look at it. The default application makes one at boot.',
      ),
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
    artifact: artifactSettings
      .optional()
      .describe(
        'Object of S3 that each instance fetches before its boot script runs, which finds it at `$ARTIFACT_PATH`. Default: none.',
      ),
  })
  .meta({ id: 'App', title: 'Application' });

/** What a person chooses of the application: port, health check and boot script. */
export type AppSettings = z.output<typeof appSettings>;
