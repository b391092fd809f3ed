import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repeatedFlags } from '../../errors/invocation.js';
import { findRefusal } from './find-refusal.js';
import { knownRefusals } from './index.js';

const rows = knownRefusals.flatMap(({ service, refusals }) =>
  refusals.map((refusal) => ({
    service,
    refusal,
    name: `${service}: ${refusal.codes[0]} ${refusal.text ?? ''}`,
  })),
);
const errors = rows.flatMap((row) => row.refusal.said.map((said) => ({ ...row, said })));

describe('what AWS is known to refuse', () => {
  it.each(errors)('$name is known by: $said', ({ refusal, said }) => {
    const type = refusal.types?.[0];
    expect(findRefusal(said, type && `module.one.${type}.this["a"]`)).toBe(refusal);
  });

  it.each(errors.filter(({ said }) => said.includes('operation error')))(
    '$name is told with what the provider was doing, the service and the call: $said',
    ({ said }) => {
      expect(said).toMatch(/^[^:]+\S.*: operation error [A-Z][\w ()-]+: [A-Z][A-Za-z0-9]+, /);
    },
  );

  it.each(rows)('$name has a cause, what is left, a remedy, a command and a page of AWS', ({ refusal }) => {
    expect(Object.keys(repeatedFlags)).toContain(refusal.next);
    expect(refusal.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/);
    for (const words of [refusal.cause, refusal.left, refusal.remedy]) {
      expect(words).toMatch(/^[A-Z].{15,}\.$/);
      expect(words).not.toMatch(/mend the cause|fix the cause/i);
    }
  });

  it('leaves alone what it does not know, and codes that are a part of other words', () => {
    expect(findRefusal('creating X: api error SomethingNew: no', 'aws_lb.a')).toBeUndefined();
    expect(
      findRefusal('creating IAM Role (EntityAlreadyExists): api error SomethingNew: no', 'aws_iam_role.a'),
    ).toBeUndefined();
    expect(findRefusal('api error MyThrottling: x', undefined)).toBeUndefined();
  });

  it('says which types it is about where its code is that of several services', () => {
    const services = (code: string) =>
      new Set(rows.filter(({ refusal }) => refusal.codes.includes(code)).map(({ service }) => service)).size;
    const unsaid = rows.filter(
      ({ refusal }) => refusal.types === undefined && refusal.codes.some((code) => services(code) > 1),
    );
    expect(unsaid.map(({ name }) => name)).toEqual([]);
  });

  it('keeps one code of two services apart by the type', () => {
    const said = 'operation error X: api error LimitExceeded: too many';
    expect(findRefusal(said, 'aws_iam_role.a')?.page).toContain('/IAM/');
    expect(findRefusal(said, 'aws_autoscaling_group.a')?.page).toContain('autoscaling');
    expect(findRefusal(said, 'aws_sqs_queue.a')).toBeUndefined();
  });
});

it('the guide that permissions point to is there', () => {
  expect(readFileSync('docs/guides/deployer-permissions.md', 'utf8')).toContain('iam:CreateRole');
});

it('is known by these codes of AWS, and leads to these commands', () => {
  const codes = rows.map(
    ({ service, refusal }) => `${service}: ${refusal.codes.join(', ')}: ${refusal.next}`,
  );
  expect(codes.join('\n')).toMatchInlineSnapshot(`
    "EC2 Auto Scaling: AlreadyExists: recover
    EC2 Auto Scaling: ValidationError: doctor
    EC2 Auto Scaling: ValidationError: doctor
    EC2 Auto Scaling: ValidationError: validate
    EC2 Auto Scaling: ScalingActivityInProgress, ResourceInUse, InstanceRefreshInProgress: plan
    EC2 Auto Scaling: LimitExceeded: doctor
    EC2: InvalidGroup.Duplicate, InvalidLaunchTemplateName.AlreadyExists, InvalidKeyPair.Duplicate: recover
    EC2: VcpuLimitExceeded, InstanceLimitExceeded, MaxSpotInstanceCountExceeded: doctor
    EC2: InsufficientInstanceCapacity: deploy
    EC2: Unsupported, InstanceTypeNotSupported: doctor
    EC2: VpcLimitExceeded, AddressLimitExceeded, SubnetLimitExceeded, SecurityGroupLimitExceeded, RulesPerSecurityGroupLimitExceeded, NatGatewayLimitExceeded, InternetGatewayLimitExceeded, NetworkAclLimitExceeded, RouteTableLimitExceeded, VpcEndpointLimitExceeded: doctor
    EC2: DependencyViolation: plan
    EC2: InvalidAMIID.NotFound, InvalidAMIID.Malformed, InvalidAMIID.Unavailable: doctor
    Elastic Load Balancing: DuplicateLoadBalancerName, DuplicateTargetGroupName, DuplicateListener: recover
    Elastic Load Balancing: TooManyLoadBalancers, TooManyTargetGroups, TooManyListeners, TooManyRules, TooManyTargets, TooManyCertificates: doctor
    Elastic Load Balancing: CertificateNotFound, UnsupportedCertificate: doctor
    Elastic Load Balancing: SSLPolicyNotFound: plan
    Elastic Load Balancing: InvalidConfigurationRequest, ValidationError, InvalidSubnet, SubnetNotFound: doctor
    Elastic Load Balancing: OperationNotPermitted: deploy
    Elastic Load Balancing: ResourceInUse: plan
    IAM: EntityAlreadyExists: recover
    IAM: LimitExceeded: doctor
    IAM: MalformedPolicyDocument, MalformedPolicy: deploy
    IAM: MalformedPolicyDocument: plan
    IAM: DeleteConflict: plan
    IAM: InvalidInput, ValidationError: validate
    KMS: KMSInvalidState, KMS.KMSInvalidStateException, DisabledException, KMS.DisabledException, Disabled: doctor
    KMS: NotFound, KMS.NotFoundException: doctor
    RDS: DBInstanceAlreadyExists: recover
    RDS: DBSubnetGroupAlreadyExists, DBParameterGroupAlreadyExists: recover
    RDS: DBSnapshotAlreadyExists: destroy
    RDS: SnapshotQuotaExceeded: doctor
    RDS: StorageQuotaExceeded, InstanceQuotaExceeded, DBSubnetGroupQuotaExceeded, DBParameterGroupQuotaExceeded: doctor
    RDS: InsufficientDBInstanceCapacity: deploy
    RDS: InvalidParameterCombination: doctor
    RDS: InvalidParameterCombination: doctor
    RDS: InvalidParameterCombination: plan
    RDS: InvalidParameterCombination, InvalidParameterValue: plan
    RDS: InvalidParameterCombination, InvalidParameterValue: deploy
    RDS: InvalidParameterValue: secret rotate
    RDS: InvalidParameterValue: validate
    RDS: StorageTypeNotSupported: doctor
    RDS: InvalidVPCNetworkState, InvalidSubnet, DBSubnetGroupDoesNotCoverEnoughAZs: doctor
    RDS: InvalidDBParameterGroupState, InvalidDBSubnetGroupState: plan
    RDS: InvalidDBInstanceState: plan
    RDS: KMSKeyNotAccessible: doctor
    S3: BucketAlreadyOwnedByYou: recover
    S3: BucketAlreadyExists: validate
    S3: BucketNotEmpty: destroy
    S3: OperationAborted: deploy
    S3: PermanentRedirect, AuthorizationHeaderMalformed, IllegalLocationConstraintException: doctor
    S3: TooManyBuckets: doctor
    S3: MalformedPolicy: plan
    Secrets Manager: InvalidRequest: secret restore
    Secrets Manager: ResourceExists: recover
    Secrets Manager: DecryptionFailure, EncryptionFailure: doctor
    Any service: AccessDenied, UnauthorizedOperation, Client.UnauthorizedOperation, NotAuthorized, AuthorizationError: doctor
    Any service: AccessDenied, UnauthorizedOperation, Client.UnauthorizedOperation, NotAuthorized, AuthorizationError: doctor
    Any service: AccessDenied, UnauthorizedOperation, Client.UnauthorizedOperation, NotAuthorized, AuthorizationError: doctor
    Any service: AccessDenied, UnauthorizedOperation, Client.UnauthorizedOperation, NotAuthorized, AuthorizationError: doctor
    Any service: ExpiredToken, RequestExpired: plan
    Any service: InvalidClientTokenId, UnrecognizedClient, AuthFailure, SignatureDoesNotMatch, InvalidAccessKeyId, IncompleteSignature: doctor
    Any service: OptInRequired, SubscriptionRequired: doctor
    Any service: Throttling, ThrottledException, RequestLimitExceeded, TooManyRequests, SlowDown, PriorRequestNotComplete, RequestThrottled: plan
    Any service: ServiceUnavailable, InternalFailure, InternalError, InternalServerError, InternalService, Unavailable: recover"
  `);
});
