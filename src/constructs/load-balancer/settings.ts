import { z } from 'zod';
import { type OnlyWith, onlyWith } from '../only-with.js';

const withWebAcl: OnlyWith = { setting: 'mode', is: ['count', 'block'] };

/** What a person chooses about the web application firewall. */
const webAclSettings = z
  .strictObject({
    mode: z
      .enum(['off', 'count', 'block'])
      .describe(
        'AWS WAF before the load balancer: `block` refuses what its rules match, `count` only counts it, for the first weeks of an application. Costs 9 USD a month for the ACL and its four rules (1 more for `anonymousIpList`), and 0.60 for a million requests.',
      ),
    rateLimit: z
      .int()
      .min(10)
      .max(2_000_000_000)
      .describe('Requests of one address in five minutes, above which it is refused.')
      .register(onlyWith, withWebAcl),
    bodySize: z
      .enum(['count', 'block'])
      .describe(
        'What becomes of a request with a body above 8 KiB: `block` once it is known that no upload is larger.',
      )
      .register(onlyWith, withWebAcl),
    anonymousIpList: z
      .boolean()
      .describe(
        'Refuse addresses of VPNs, proxies, Tor and hosting providers too: among them are legitimate callers.',
      )
      .register(onlyWith, withWebAcl),
    logRetentionDays: z
      .int()
      .min(1)
      .max(3653)
      .describe(
        'Days for which CloudWatch Logs keeps the log of the firewall, without the headers `authorization` and `cookie`: one of those that it offers, 30, 90, 365, 400 and others. Costs 0.70 USD for a GB.',
      )
      .register(onlyWith, withWebAcl),
  })
  .meta({ id: 'WebAcl', title: 'Web application firewall' });

/** Why a production may answer over plain HTTP. */
const plainHttpSettings = z
  .strictObject({
    reason: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe(
        'Why this environment may answer over plain HTTP. Without it, and without a certificate, the first deploy of a production is refused.',
      ),
  })
  .meta({ id: 'AllowPlainHttp', title: 'Plain HTTP in production' });

const cidr = z
  .string()
  .regex(/^(\d{1,3}\.){3}\d{1,3}\/([0-9]|[12][0-9]|3[0-2])$/, 'an IPv4 block such as 203.0.113.0/24');

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
        'ARN of an ACM certificate of the same region. With it the load balancer serves HTTPS and redirects HTTP to it; without it and without `domainName`, HTTP only.',
      ),
    domainName: z
      .string()
      .max(253)
      .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'a domain name such as app.example.com')
      .optional()
      .describe(
        'Domain name of the application: gets an alias record in `hostedZoneId`, and where `certificateArn` is not set a certificate of ACM, which is free of charge.',
      )
      .register(onlyWith, { setting: 'hostedZoneId', is: 'set' }),
    hostedZoneId: z
      .string()
      .regex(/^Z[A-Z0-9]{3,31}$/, 'an id such as Z0123456789ABCDEFGHIJ')
      .optional()
      .describe('Id of the public hosted zone of Route 53 that `domainName` is in, in the same account.')
      .register(onlyWith, { setting: 'domainName', is: 'set' }),
    allowPlainHttp: plainHttpSettings,
    scheme: z
      .enum(['internet-facing', 'internal'])
      .describe(
        '`internal`: private addresses alone. Changing it replaces the load balancer, with a new DNS name.',
      ),
    allowedSources: z
      .array(cidr)
      .min(1)
      .max(50)
      .optional()
      .describe('IPv4 blocks that may reach the load balancer. Default: anywhere.'),
    desyncMitigationMode: z
      .enum(['monitor', 'defensive', 'strictest'])
      .describe(
        'How requests are handled that servers may read in different ways: `strictest` refuses all that are not by RFC 7230.',
      ),
    accessLogs: z
      .boolean()
      .describe(
        'Write the access logs to the log bucket of `logs`. Costs 0.025 USD a month for a GB that is kept.',
      ),
    webAcl: webAclSettings,
  })
  .meta({ id: 'LoadBalancer', title: 'Application Load Balancer' });

/** What a person chooses of the Application Load Balancer. */
export type LoadBalancerSettings = z.output<typeof loadBalancerSettings>;

/** Whether the load balancer has a certificate: one that is named, or one of its domain name. */
export function servesHttps({
  certificateArn,
  domainName,
}: Pick<LoadBalancerSettings, 'certificateArn' | 'domainName'>): boolean {
  return certificateArn !== undefined || domainName !== undefined;
}
