import { expect, it } from 'vitest';
import twoInstances from '../autoscaling/two-instances.js';
import type { Rule } from '../define-rule.js';
import { exampleModel } from '../example-model.js';
import { elementsOf, judge } from '../judge.js';
import variableSensitive from '../terraform/variable-sensitive.js';
import backupWindow from './backup-window.js';
import engineSupport from './engine-support.js';
import engineVersion from './engine-version.js';
import forceTls from './force-tls.js';
import iamAuthentication from './iam-authentication.js';
import keepsAutomatedBackups from './keeps-automated-backups.js';
import logExports from './log-exports.js';
import parameterGroupFamily from './parameter-group-family.js';
import passwordSource from './password-source.js';
import privateSubnets from './private-subnets.js';
import reachablePort from './reachable-port.js';
import subnetGroup from './subnet-group.js';

function outcomes(rule: Rule, resource: object): readonly string[] {
  const context = {
    model: exampleModel(rule, { stack: { resource } }),
    tier: 'production',
    today: '2026-11-24',
    expected: { region: 'ap-southeast-1' },
  } as const;
  return elementsOf(rule, context).flatMap((element) =>
    judge(rule, element, context).map(({ outcome }) => outcome),
  );
}

const instance = (attributes: object) => ({ aws_db_instance: { db: attributes } });
const withGroup = (attributes: object) => ({
  aws_security_group: { db: {} },
  ...instance({ vpc_security_group_ids: ['${aws_security_group.db.id}'], ...attributes }),
});

it.each([
  ['the versions of other engines', engineVersion, instance({ engine: 'mysql', engine_version: '8.0' })],
  ['the support of other engines', engineSupport, instance({ engine: 'mysql', engine_version: '5.7' })],
  ['the support of a version that is not written', engineSupport, instance({ engine: 'postgres' })],
  ['TLS of engines without a parameter for it', forceTls, instance({ engine: 'oracle-ee' })],
  [
    'TLS of the instances of Aurora',
    forceTls,
    { aws_db_parameter_group: { g: { family: 'aurora-mysql8.0' } } },
  ],
  ['IAM login to engines without it', iamAuthentication, instance({ engine: 'sqlserver-se' })],
  ['logs of engines that are not in the list', logExports, instance({ engine: 'neptune' })],
  ['the group of a database that has none here', parameterGroupFamily, instance({ engine: 'postgres' })],
  ['the group of an engine that is not written', parameterGroupFamily, instance({})],
  ['the password of a replica', passwordSource, instance({ replicate_source_db: '${var.main}' })],
  ['the subnets of a replica', subnetGroup, instance({ replicate_source_db: 'main' })],
  ['the port of a database without a group here', reachablePort, instance({ engine: 'postgres' })],
  ['the port of a group whose rules are elsewhere', reachablePort, withGroup({ engine: 'postgres' })],
  ['the port of an engine that is not written', reachablePort, withGroup({})],
  ['the backup window of a database without backups', backupWindow, instance({ backup_retention_period: 0 })],
  ['what becomes of backups that there are none of', keepsAutomatedBackups, instance({})],
  ['how many instances workers have', twoInstances, { aws_autoscaling_group: { jobs: { min_size: 0 } } }],
])('does not judge %s', (_, rule, resource) => {
  expect(outcomes(rule, resource)).toEqual(['notApplicable']);
});

it('does not take a switch for a secret', () => {
  const model = exampleModel(variableSensitive, {
    stack: { variable: { rotate_password: { type: 'bool' }, show_password: { default: false }, region: {} } },
  });
  const context = { model, tier: 'production', today: '2026-11-24', expected: { region: 'x' } } as const;
  const verdicts = elementsOf(variableSensitive, context).flatMap((one) =>
    judge(variableSensitive, one, context),
  );
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(Array(3).fill('notApplicable'));
});

it('leaves the routes of subnets that exist open', () => {
  const group = { aws_db_subnet_group: { db: { subnet_ids: ['subnet-1'] } } };
  expect(outcomes(privateSubnets, group)).toEqual(['unknown']);
});

it('leaves the version of an engine that nobody knows yet open', () => {
  expect(outcomes(engineVersion, instance({ engine: '${var.engine}' }))).toEqual(['unknown']);
});

it('leaves the port open where its rules are known only after apply', () => {
  const resource = {
    ...withGroup({ engine: 'postgres' }),
    aws_vpc_security_group_ingress_rule: {
      one: { security_group_id: '${aws_security_group.db.id}', ip_protocol: '${var.protocol}' },
      two: { security_group_id: '${aws_security_group.db.id}', ip_protocol: 'tcp' },
    },
  };
  expect(outcomes(reachablePort, resource)).toEqual(['unknown']);
});

it('leaves the port open where nobody can tell which group a rule belongs to', () => {
  const resource = {
    ...withGroup({ engine: 'postgres' }),
    aws_security_group_rule: { one: { security_group_id: '${module.groups.database}', type: 'ingress' } },
  };
  expect(outcomes(reachablePort, resource)).toEqual(['unknown']);
});
