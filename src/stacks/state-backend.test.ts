import { describe, expect, it } from 'vitest';
import type { EnvironmentConfig } from '../config/schema/environment-schema.js';
import { synthesizeEnvironment } from '../testing.js';

const terraformOf = (config: EnvironmentConfig) =>
  JSON.parse(JSON.stringify(synthesizeEnvironment('dev', 'dev-001', config))).terraform;

describe('the backend block of a stack', () => {
  it('is a local file by default', () => {
    expect(terraformOf({}).backend).toEqual({
      local: { path: '../../../.multienv/state/dev-001/terraform.tfstate' },
    });
  });

  it('is encrypted and locked in S3, with the credentials of the environment', () => {
    const account = '111122223333';
    const roleArn = `arn:aws:iam::${account}:role/deploy`;
    const kmsKeyArn = `arn:aws:kms:eu-west-1:${account}:key/1`;
    const { backend } = terraformOf({
      aws: { accountId: account, profile: 'work', roleArn, externalId: 'team-42' },
      backend: { type: 's3', bucket: 'states', region: 'eu-west-1', keyPrefix: 'team', kmsKeyArn },
    });
    expect(backend).toEqual({
      s3: {
        bucket: 'states',
        key: 'team/dev-001/terraform.tfstate',
        region: 'eu-west-1',
        encrypt: true,
        use_lockfile: true,
        kms_key_id: kmsKeyArn,
        allowed_account_ids: [account],
        profile: 'work',
        assume_role: { role_arn: roleArn, session_name: 'multienv-dev-001', external_id: 'team-42' },
      },
    });
  });

  it('is what the file says for another backend', () => {
    const config = { address: 'https://states.test/dev-001', retry_max: 5 };
    expect(terraformOf({ backend: { type: 'http', config } }).backend).toEqual({ http: config });
  });

  it('is a cloud block for HCP Terraform', () => {
    const config = { organization: 'acme', workspaces: { name: 'dev-001' } };
    const terraform = terraformOf({ backend: { type: 'cloud', config } });
    expect(terraform.cloud).toEqual(config);
    expect(terraform.backend).toBeUndefined();
  });
});
