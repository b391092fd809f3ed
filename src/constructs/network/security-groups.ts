import { SecurityGroup } from '@cdktn/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktn/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktn/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
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
  /** Where instances may open connections to: TCP 443 anywhere, or the endpoints of the VPC alone. */
  readonly egress: 'https' | 'endpoints';
  /** Whether the VPC has interface endpoints, which then get a group of their own. */
  readonly hasEndpoints: boolean;
  /** The list of addresses of S3; undefined where there is no endpoint of S3. */
  readonly s3PrefixListId: string | undefined;
  /** CIDR blocks that reach the load balancer. Default: anywhere. */
  readonly sources?: readonly string[] | undefined;
}

interface Rule {
  readonly group: string;
  readonly description: string;
  readonly port: number;
  /** A CIDR block, the id of another group, or that of a list of addresses. */
  readonly peer:
    | { readonly cidrIpv4: string }
    | { readonly referencedSecurityGroupId: string }
    | { readonly prefixListId: string };
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
  /** Group of the interface endpoints, where there are any. */
  readonly endpointsId: string | undefined;

  constructor(scope: Construct, id: string, given: SecurityGroupsProps) {
    super(scope, id);
    const props = withLiterals(given, 'sources');
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

    this.entrance(80, 'HTTP', props.sources);
    if (props.https) this.entrance(443, 'HTTPS', props.sources);
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
    this.endpointsId = props.hasEndpoints ? this.endpointGroup(props) : undefined;
    this.outwards(props);
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

  private endpointGroup({ names, environment, vpcId }: SecurityGroupsProps): string {
    const group = this.group(
      'endpoints_sg',
      names.endpointSecurityGroup,
      `Security group for interface endpoints ${environment}`,
      vpcId,
    );
    this.ingress('endpoints_from_app', {
      group,
      description: 'AWS APIs for the application tier',
      port: 443,
      peer: { referencedSecurityGroupId: this.appId },
    });
    return group;
  }

  /** What instances reach outside of the environment. */
  private outwards({ egress, s3PrefixListId }: SecurityGroupsProps): void {
    const https = { group: this.appId, port: 443 };
    if (egress === 'https') {
      this.egress('app_https', {
        ...https,
        description: 'HTTPS to AWS APIs and package repositories',
        peer: anywhere,
      });
      return;
    }
    if (this.endpointsId !== undefined)
      this.egress('app_to_endpoints', {
        ...https,
        description: 'AWS APIs through interface endpoints',
        peer: { referencedSecurityGroupId: this.endpointsId },
      });
    if (s3PrefixListId !== undefined)
      this.egress('app_to_s3', {
        ...https,
        description: 'S3 through its gateway endpoint',
        peer: { prefixListId: s3PrefixListId },
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

  /** One rule for anywhere, or one for each block: its address tells the block, so that the others stay when one goes. */
  private entrance(port: number, protocol: string, sources: readonly string[] | undefined): void {
    const id = `alb_${protocol.toLowerCase()}`;
    if (sources === undefined) {
      const description = `${protocol} from the internet`;
      this.ingress(id, { group: this.albId, description, port, peer: anywhere });
      return;
    }
    for (const cidrIpv4 of new Set(sources))
      this.ingress(`${id}_${cidrIpv4.replace(/\W/g, '_')}`, {
        group: this.albId,
        description: `${protocol} from ${cidrIpv4}`,
        port,
        peer: { cidrIpv4 },
      });
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
