import { IamInstanceProfile } from '@cdktn/provider-aws/lib/iam-instance-profile/index.js';
import { IamPolicy } from '@cdktn/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktn/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktn/provider-aws/lib/iam-role-policy/index.js';
import { IamRolePolicyAttachment } from '@cdktn/provider-aws/lib/iam-role-policy-attachment/index.js';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import type { IdentityNames } from './names.js';
import {
  artifactAccess,
  boundaryStatements,
  bucketAccess,
  databaseAccess,
  type OwnResources,
  secretAccess,
  sessionAccess,
  telemetryAccess,
} from './own-access.js';
import { policyDocument, type Statement } from './policy-document.js';
import type { IdentitySettings } from './settings.js';

/** What `InstanceIdentity` needs. */
export interface InstanceIdentityProps extends OwnResources {
  readonly settings: IdentitySettings;
  readonly names: IdentityNames;
  readonly environment: string;
}

/** The role of the instances: Session Manager instead of SSH, the CloudWatch agent, one secret, one bucket; nothing of other environments. */
export class InstanceIdentity extends Construct {
  readonly profileName: string;
  readonly #role: IamRole;

  constructor(scope: Construct, id: string, given: InstanceIdentityProps) {
    super(scope, id);
    const props = withLiterals(given, 'settings', 'artifact');
    const { settings, names, environment } = props;
    this.#role = new IamRole(this, 'ec2_role', {
      name: names.role,
      description: `Role of the application instances of ${environment}`,
      assumeRolePolicy: policyDocument([
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } },
      ]),
      ...(settings.permissionsBoundary ? { permissionsBoundary: this.#boundary(props) } : {}),
      tags: { Name: names.role },
    });
    if (settings.managedPolicies) this.#attachManaged(props.partition);
    this.#policy('read_database_secret', secretAccess(props));
    this.#policy('use_bucket', bucketAccess(props));
    this.#policy('connect_to_database', databaseAccess(props));
    this.#policy('read_artifact', artifactAccess(props));
    if (settings.permissionsBoundary || !settings.managedPolicies) {
      this.#policy('open_sessions', sessionAccess);
      this.#policy('write_metrics_and_logs', telemetryAccess(props));
    }
    this.profileName = new IamInstanceProfile(this, 'instance_profile', {
      name: names.instanceProfile,
      role: this.#role.name,
      tags: { Name: names.instanceProfile },
    }).name;
  }

  #attachManaged(partition: string): void {
    const managed = (name: string) => `arn:${partition}:iam::aws:policy/${name}`;
    new IamRolePolicyAttachment(this, 'ec2_ssm_policy', {
      role: this.#role.name,
      policyArn: managed('AmazonSSMManagedInstanceCore'),
    });
    new IamRolePolicyAttachment(this, 'ec2_cloudwatch_policy', {
      role: this.#role.name,
      policyArn: managed('CloudWatchAgentServerPolicy'),
    });
  }

  /** An inline policy named like its element, in AWS's manner; none where nothing is allowed. */
  #policy(id: string, statements: readonly Statement[]): void {
    if (statements.length === 0) return;
    new IamRolePolicy(this, id, {
      name: id.replaceAll('_', '-'),
      role: this.#role.id,
      policy: policyDocument(statements),
    });
  }

  #boundary(props: InstanceIdentityProps): string {
    return new IamPolicy(this, 'ec2_boundary', {
      name: props.names.boundary,
      description: `The most that the role of the application instances of ${props.environment} may do`,
      policy: policyDocument(boundaryStatements(props)),
      tags: { Name: props.names.boundary },
      // AWS keeps a description for good: another one would replace the policy, which the role holds.
      lifecycle: { ignoreChanges: ['description'] },
    }).arn;
  }
}
