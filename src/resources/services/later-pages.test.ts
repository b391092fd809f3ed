import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonAnswer } from '../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { plainInvocation } from '../../errors/invocation.js';
import { findResource } from '../find-resource.js';
import type { KnownNames } from '../lookup.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());

const find = (resourceType: string, names: KnownNames) =>
  findResource(
    {
      environment: { suffix: 'dev-001', aws: { region: 'eu-west-1' } },
      variables: { AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 'x' },
      sandbox: { endpoint: aws.endpoint, folder: '/' },
      invocation: plainInvocation,
    },
    { resourceType, names },
  );
const tags = { EnvironmentSuffix: 'dev-001' };

describe('a web ACL', () => {
  const named = (Name: string) => ({ Name, Id: `id-${Name}`, ARN: `arn:${Name}` });
  const asked = () =>
    aws.requests
      .filter(({ action }) => action === 'ListWebACLs')
      .map(({ body }): unknown => JSON.parse(body));
  const play = () =>
    aws.play({
      ListWebACLs: {
        ...jsonAnswer({ WebACLs: [named('other')], NextMarker: 'more' }),
        next: jsonAnswer({ WebACLs: [named('another'), named('acl')] }),
      },
      ListTagsForResource: jsonAnswer({
        TagInfoForResource: { TagList: [{ Key: 'EnvironmentSuffix', Value: 'dev-001' }] },
      }),
    });

  it('is looked for on each page, up to the one that has it', async () => {
    play();
    expect(await find('aws_wafv2_web_acl', { name: 'acl', scope: 'REGIONAL' })).toEqual({
      importId: 'id-acl/acl/REGIONAL',
      tags,
    });
    expect(asked()).toEqual([
      { Scope: 'REGIONAL', Limit: 100 },
      { Scope: 'REGIONAL', Limit: 100, NextMarker: 'more' },
    ]);
    expect(aws.requests.at(-1)?.body).toContain('"arn:acl"');
    play();
    expect(await find('aws_wafv2_web_acl', { name: 'other', scope: 'REGIONAL' })).toMatchObject({
      importId: 'id-other/other/REGIONAL',
    });
    expect(asked()).toHaveLength(1);
  });

  it('is not there where no page has it', async () => {
    play();
    expect(await find('aws_wafv2_web_acl', { name: 'ac', scope: 'REGIONAL' })).toBeUndefined();
    expect(asked()).toHaveLength(2);
  });

  it('is one of load balancers unless it is one of CloudFront', async () => {
    play();
    expect(await find('aws_wafv2_web_acl', { name: 'other', scope: 'CLOUDFRONT' })).toMatchObject({
      importId: 'id-other/other/CLOUDFRONT',
    });
    expect(asked()).toEqual([{ Scope: 'CLOUDFRONT', Limit: 100 }]);
    play();
    expect(await find('aws_wafv2_web_acl', { name: 'other', scope: undefined })).toMatchObject({
      importId: 'id-other/other/REGIONAL',
    });
  });
});

describe('a vault', () => {
  const named = (BackupVaultName: string) => ({ BackupVaultName, BackupVaultArn: `arn:${BackupVaultName}` });
  const play = () =>
    aws.play({
      'GET /backup-vaults': jsonAnswer({ BackupVaultList: [named('other')], NextToken: 'more' }),
      'GET /backup-vaults?nextToken=more': jsonAnswer({ BackupVaultList: [named('vault')] }),
      'GET /tags/arn%3Avault': jsonAnswer({ Tags: tags }),
    });

  it('is looked for on each page', async () => {
    play();
    expect(await find('aws_backup_vault', { name: 'vault' })).toEqual({ importId: 'vault', tags });
    expect(aws.asked).toEqual([
      'GET /backup-vaults',
      'GET /backup-vaults?nextToken=more',
      'GET /tags/arn%3Avault',
    ]);
  });

  it('is not there where no page has it', async () => {
    play();
    expect(await find('aws_backup_vault', { name: 'vaul' })).toBeUndefined();
    expect(aws.asked).toEqual(['GET /backup-vaults', 'GET /backup-vaults?nextToken=more']);
  });
});
