import { SecurityGroup } from '@cdktn/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktn/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktn/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';
import type { NetworkNames } from './names.js';

/** What `SecurityGroups` needs. */
export interface SecurityGroupsProps {
  /** Name of the environment, for the descriptions. */
  readonly environment: string;
  readonly vpcId: string;
  readonly names: NetworkNames;
  /** Port of the application. */
  readonly appPort: number;
  /** Whether the load balancer also serves HTTPS. */
  readonly https: boolean;
}

interface Rule {
  readonly group: string;
  readonly description: string;
  readonly port: number;
  /** A CIDR block or the id of another group. */
  readonly peer: { readonly cidrIpv4: string } | { readonly referencedSecurityGroupId: string };
}

const anywhere = { cidrIpv4: '0.0.0.0/0' };
const postgresPort = 5432;

/**
 * Three groups in a row: the internet reaches the load balancer, the load balancer the application, the application the database; nothing else.
 * Each rule is a resource of its own, so that a change of one never interrupts another.
 */
export class SecurityGroups extends Construct {
  readonly albId: string;
  readonly appId: string;
  readonly dbId: string;

  constructor(scope: Construct, id: string, props: SecurityGroupsProps) {
    super(scope, id);
    const { names, environment, appPort } = props;
    this.albId = this.group(
      'alb_sg',
      names.albSecurityGroup,
      `Security group for Application Load Balancer ${environment}`,
      props.vpcId,
    );
    this.appId = this.group(
      'app_sg',
      names.appSecurityGroup,
      `Security group for application instances ${environment}`,
      props.vpcId,
    );
    this.dbId = this.group(
      'db_sg',
      names.dbSecurityGroup,
      `Security group for RDS PostgreSQL ${environment}`,
      props.vpcId,
    );
    const [alb, app, db] = [this.albId, this.appId, this.dbId].map((group) => ({
      referencedSecurityGroupId: group,
    }));
    if (alb === undefined || app === undefined || db === undefined) return;

    this.ingress('alb_http', {
      group: this.albId,
      description: 'HTTP from the internet',
      port: 80,
      peer: anywhere,
    });
    if (props.https)
      this.ingress('alb_https', {
        group: this.albId,
        description: 'HTTPS from the internet',
        port: 443,
        peer: anywhere,
      });
    this.egress('alb_to_app', {
      group: this.albId,
      description: 'Requests and health checks to the application tier',
      port: appPort,
      peer: app,
    });
    this.ingress('app_from_alb', {
      group: this.appId,
      description: 'Application traffic from the load balancer',
      port: appPort,
      peer: alb,
    });
    this.egress('app_https', {
      group: this.appId,
      description: 'HTTPS to AWS APIs and package repositories',
      port: 443,
      peer: anywhere,
    });
    this.egress('app_to_db', {
      group: this.appId,
      description: 'PostgreSQL to the database tier',
      port: postgresPort,
      peer: db,
    });
    this.ingress('db_from_app', {
      group: this.dbId,
      description: 'PostgreSQL access from application tier',
      port: postgresPort,
      peer: app,
    });
  }

  private group(id: string, name: string, description: string, vpcId: string): string {
    return new SecurityGroup(this, id, {
      name,
      description,
      vpcId,
      revokeRulesOnDelete: false,
      tags: { Name: name },
      // AWS keeps a description for good. Without this, a renamed environment would replace a group that is in use, and wait for it forever.
      lifecycle: { ignoreChanges: ['description'] },
    }).id;
  }

  private ingress(id: string, rule: Rule): void {
    new VpcSecurityGroupIngressRule(this, id, ruleConfig(rule));
  }

  private egress(id: string, rule: Rule): void {
    new VpcSecurityGroupEgressRule(this, id, ruleConfig(rule));
  }
}

function ruleConfig({ group, description, port, peer }: Rule) {
  return { securityGroupId: group, description, ipProtocol: 'tcp', fromPort: port, toPort: port, ...peer };
}
