import { Lb } from '@cdktn/provider-aws/lib/lb/index.js';
import { LbListener } from '@cdktn/provider-aws/lib/lb-listener/index.js';
import { LbTargetGroup } from '@cdktn/provider-aws/lib/lb-target-group/index.js';
import { Route53Record } from '@cdktn/provider-aws/lib/route53-record/index.js';
import type { ITerraformDependable } from 'cdktn';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import { accessLogPrefix } from './access-log-prefix.js';
import { domainCertificate } from './domain-certificate.js';
import type { LoadBalancerNames } from './names.js';
import type { LoadBalancerSettings } from './settings.js';

/** What `LoadBalancer` needs. */
export interface LoadBalancerProps {
  readonly settings: LoadBalancerSettings;
  readonly names: LoadBalancerNames;
  readonly vpcId: string;
  /** Subnets in at least two Availability Zones. */
  readonly subnetIds: string[];
  /** What has to be there before: the way to the internet, which no attribute names. Default: nothing. */
  readonly after?: readonly ITerraformDependable[];
  readonly securityGroupId: string;
  /** What the instances serve. */
  readonly target: {
    readonly port: number;
    readonly healthPath: string;
    readonly protocol: 'http' | 'https';
  };
  /** Bucket that receives the access logs, where they are on. */
  readonly logBucket?: string | undefined;
}

/**
 * TLS 1.3 and 1.2 with forward secrecy and authenticated encryption only. Without a policy AWS still takes ELBSecurityPolicy-2016-08.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export const tlsPolicy = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09';

/** An Application Load Balancer that drops invalid headers, with its target group and its listeners. */
export class LoadBalancer extends Construct {
  readonly arn: string;
  /** Last part of the ARN, as CloudWatch names a load balancer. */
  readonly arnSuffix: string;
  readonly dnsName: string;
  readonly targetGroupArn: string;
  /** Last part of the ARN, as CloudWatch names a target group. */
  readonly targetGroupArnSuffix: string;
  /** The target group as the metrics of requests know it: `app/NAME/ID/targetgroup/NAME/ID`. */
  readonly requestCountLabel: string;
  /** Address of the application: `https` with a certificate, `http` without; by its domain name where it has one. */
  readonly url: string;

  constructor(scope: Construct, id: string, given: LoadBalancerProps) {
    super(scope, id);
    const props = withLiterals(given, 'settings', 'target');
    const { settings, after = [] } = props;
    const alb = new Lb(this, 'alb', {
      name: props.names.loadBalancer,
      loadBalancerType: 'application',
      internal: settings.scheme === 'internal',
      subnets: props.subnetIds,
      securityGroups: [props.securityGroupId],
      enableDeletionProtection: settings.deletionProtection,
      enableHttp2: true,
      idleTimeout: settings.idleTimeoutSeconds,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: settings.desyncMitigationMode,
      ...(settings.accessLogs && props.logBucket !== undefined
        ? { accessLogs: { enabled: true, bucket: props.logBucket, prefix: accessLogPrefix } }
        : {}),
      tags: { Name: props.names.loadBalancer },
      ...(after.length === 0 ? {} : { dependsOn: [...after] }),
    });
    this.arn = alb.arn;
    this.arnSuffix = alb.arnSuffix;
    this.dnsName = alb.dnsName;
    const targetGroup = this.targetGroup(props);
    this.targetGroupArn = targetGroup.arn;
    this.targetGroupArnSuffix = targetGroup.arnSuffix;
    this.requestCountLabel = `${alb.arnSuffix}/${targetGroup.arnSuffix}`;
    const certificateArn = settings.certificateArn ?? domainCertificate(this, settings);
    this.listeners(certificateArn);
    if (settings.domainName !== undefined && settings.hostedZoneId !== undefined)
      new Route53Record(this, 'alias_record', {
        zoneId: settings.hostedZoneId,
        name: settings.domainName,
        type: 'A',
        alias: { name: alb.dnsName, zoneId: alb.zoneId, evaluateTargetHealth: true },
      });
    const protocol = certificateArn === undefined ? 'http' : 'https';
    this.url = `${protocol}://${settings.domainName ?? alb.dnsName}`;
  }

  private targetGroup({ names, vpcId, target }: LoadBalancerProps): LbTargetGroup {
    return new LbTargetGroup(this, 'tg', {
      name: names.targetGroup,
      targetType: 'instance',
      protocol: target.protocol.toUpperCase(),
      port: target.port,
      vpcId,
      deregistrationDelay: '30',
      healthCheck: {
        enabled: true,
        path: target.healthPath,
        protocol: target.protocol.toUpperCase(),
        interval: 30,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
        matcher: '200',
      },
      tags: { Name: names.targetGroup },
      lifecycle: { createBeforeDestroy: true },
    });
  }

  private listeners(certificateArn: string | undefined): void {
    const forward = { type: 'forward', targetGroupArn: this.targetGroupArn };
    const redirect = {
      type: 'redirect',
      redirect: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' },
    };
    new LbListener(this, 'http', {
      loadBalancerArn: this.arn,
      port: 80,
      protocol: 'HTTP',
      defaultAction: [certificateArn === undefined ? forward : redirect],
    });
    if (certificateArn === undefined) return;
    new LbListener(this, 'https', {
      loadBalancerArn: this.arn,
      port: 443,
      protocol: 'HTTPS',
      sslPolicy: tlsPolicy,
      certificateArn,
      defaultAction: [forward],
    });
  }
}
