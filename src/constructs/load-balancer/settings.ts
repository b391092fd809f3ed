import { z } from 'zod';

/** What a person chooses about the Application Load Balancer. */
export const loadBalancerSettings = z
  .strictObject({
    deletionProtection: z.boolean().describe('Refuse to delete the load balancer until this is turned off.'),
    idleTimeoutSeconds: z
      .int()
      .min(1)
      .max(4000)
      .describe('Seconds after which the load balancer closes a connection that carries nothing.'),
    certificateArn: z
      .string()
      .regex(
        /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-fA-F-]{36}$/,
        'an ACM certificate ARN such as arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
      )
      .optional()
      .describe(
        'ARN of an ACM certificate of the same region. With it the load balancer serves HTTPS and redirects HTTP to it; without it, HTTP only.',
      ),
  })
  .meta({ id: 'LoadBalancer', title: 'Application Load Balancer' });

/** What a person chooses of the Application Load Balancer. */
export type LoadBalancerSettings = z.output<typeof loadBalancerSettings>;
