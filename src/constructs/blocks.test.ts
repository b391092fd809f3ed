import { TerraformStack, Testing } from 'cdktn';
import { describe, expect, it } from 'vitest';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import { Database } from './database/database.js';
import { GeneratedPassword } from './database/generated-password.js';
import { networkNames } from './network/names.js';
import { Network } from './network/network.js';

describe('blocks in a stack of a user’s own', () => {
  const { database, network } = resolveEnvironment({ environment: 'prod', suffix: 'prod-003' });

  it('can be used twice: their addresses differ', () => {
    const stack = new TerraformStack(Testing.app(), 'mine');
    for (const name of ['orders', 'invoices'])
      new Database(stack, name, {
        settings: database,
        names: {
          ...{ instance: name, subnetGroup: name, parameterGroup: name, finalSnapshot: name },
          monitoringRole: name,
        },
        environment: 'prod',
        partition: 'aws',
        subnetIds: ['subnet-00000001', 'subnet-00000002'],
        securityGroupId: 'sg-00000001',
        password: {
          attributes: { passwordWo: '${ephemeral.x.y.z}', passwordWoVersion: 1 },
          secretArn: () => 'arn:x',
        },
      });
    const { resource } = JSON.parse(Testing.synth(stack));
    expect(Object.keys(resource.aws_db_instance)).toHaveLength(2);
    expect(Object.keys(resource.terraform_data)).toHaveLength(2);
  });

  it('generate as many passwords as there are databases', () => {
    const stack = new TerraformStack(Testing.app(), 'mine');
    stack.node.setContext('targetVersions', { terraform: '>=1.11.1', opentofu: '>=1.11.0' });
    for (const name of ['orders', 'invoices'])
      new GeneratedPassword(stack, name, {
        settings: database.password,
        secretName: name,
        databaseName: name,
      });
    const { resource } = JSON.parse(Testing.synth(stack));
    expect(Object.keys(resource.aws_secretsmanager_secret_version)).toHaveLength(2);
  });

  it('say what is missing when wired wrongly', () => {
    const stack = new TerraformStack(Testing.app(), 'mine');
    const make = (id: string, own: Partial<typeof network>) => () =>
      new Network(stack, id, {
        settings: { ...network, mode: 'existing', ...own },
        names: networkNames({ suffix: 'prod-003' }),
        region: 'eu-central-1',
        bucketName: 'data',
      });
    expect(make('no_vpc', {})).toThrow(/vpcId/);
    expect(make('no_subnets', { vpcId: 'vpc-00000001' })).toThrow(/subnetIds/);
  });
});
