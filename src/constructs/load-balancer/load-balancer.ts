import { Lb } from '@cdktn/provider-aws/lib/lb/index.js';
import { LbListener } from '@cdktn/provider-aws/lib/lb-listener/index.js';
import { LbTargetGroup } from '@cdktn/provider-aws/lib/lb-target-group/index.js';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import type { LoadBalancerNames } from './names.js';
import type { LoadBalancerSettings } from './settings.js';

/** What `LoadBalancer` needs. */
export interface LoadBalancerProps {
  readonly settings: LoadBalancerSettings;
  readonly names: LoadBalancerNames;
  readonly vpcId: string;
  /** Subnets in at least two Availability Zones. */
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  /** What the instances serve. */
  readonly target: { readonly port: number; readonly healthPath: string };
}

/**
 * TLS 1.3 and 1.2 with forward secrecy and authenticated encryption only. Without a policy AWS still takes ELBSecurityPolicy-2016-08.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export const tlsPolicy = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09';

/** An Application Load Balancer that drops invalid headers, with its target group and its listeners. */
export class LoadBalancer extends Construct {
  readonly arn: string;
  readonly dnsName: string;
  readonly targetGroupArn: string;
  /** `https` with a certificate, `http` without. */
  readonly scheme: 'http' | 'https';

  constructor(scope: Construct, id: string, given: LoadBalancerProps) {
    super(scope, id);
    const props = withLiterals(given, 'settings', 'target');
    const { settings } = props;
    const alb = new Lb(this, 'alb', {
      name: props.names.loadBalancer,
      loadBalancerType: 'application',
      internal: false,
      subnets: props.subnetIds,
      securityGroups: [props.securityGroupId],
      enableDeletionProtection: settings.deletionProtection,
      enableHttp2: true,
      idleTimeout: settings.idleTimeoutSeconds,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: 'defensive',
      tags: { Name: props.names.loadBalancer },
    });
    this.arn = alb.arn;
    this.dnsName = alb.dnsName;
    this.scheme = settings.certificateArn === undefined ? 'http' : 'https';
    this.targetGroupArn = this.targetGroup(props);
    this.listeners(settings.certificateArn);
  }

  private targetGroup({ names, vpcId, target }: LoadBalancerProps): string {
    return new LbTargetGroup(this, 'tg', {
      name: names.targetGroup,
      targetType: 'instance',
      protocol: 'HTTP',
      port: target.port,
      vpcId,
      deregistrationDelay: '30',
      healthCheck: {
        enabled: true,
        path: target.healthPath,
        protocol: 'HTTP',
        interval: 30,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
        matcher: '200',
      },
      tags: { Name: names.targetGroup },
      lifecycle: { createBeforeDestroy: true },
    }).arn;
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
