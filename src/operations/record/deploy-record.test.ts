import { describe, expect, it } from 'vitest';
import { deployRecord } from '../../../test/fixtures/deploy-record.js';
import { ciRunUrl } from './ci-run-url.js';
import { contentHash } from './content-hash.js';
import { parseRecord, recordText } from './deploy-record.js';

const record = deployRecord;

describe('the record of a deploy', () => {
  it('is read as it was written', () => {
    expect(parseRecord(recordText(record), 'dev-001')).toEqual({ kind: 'record', record });
  });

  it.each([
    ['no JSON', '{', 'is no JSON'],
    ['a list', '[]', 'another form'],
    ['another version', JSON.stringify({ ...record, version: 2 }), '`version`'],
    ['a tier that is none', JSON.stringify({ ...record, tier: 'canary' }), '`tier`'],
    ['text that moves the cursor', JSON.stringify({ ...record, by: 'x\u001b[2J' }), '`by`'],
    ['text without end', JSON.stringify({ ...record, engine: 'x'.repeat(600) }), '`engine`'],
    ['an address that runs something', JSON.stringify({ ...record, ciRun: 'javascript:canary' }), '`ciRun`'],
    [
      'that of another environment',
      JSON.stringify({ ...record, suffix: 'prod-001' }),
      'of another environment',
    ],
  ])('with %s tells nothing, and says so without repeating it', (_name, text, reason) => {
    const reading = parseRecord(text, 'dev-001');
    expect(reading).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining(reason) });
    expect(JSON.stringify(reading)).not.toContain('canary');
  });
});

describe('the address of a run in CI', () => {
  it.each([
    [
      { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'a/b', GITHUB_RUN_ID: '7' },
      'https://github.com/a/b/actions/runs/7',
    ],
    [{ CI_JOB_URL: 'https://gitlab.test/a/-/jobs/7' }, 'https://gitlab.test/a/-/jobs/7'],
    [{ BUILD_URL: 'https://me:canary@jenkins.test/job/7/?token=canary#x' }, 'https://jenkins.test/job/7/'],
    [
      { SYSTEM_COLLECTIONURI: 'https://dev.azure.com/a/', SYSTEM_TEAMPROJECT: 'b c', BUILD_BUILDID: '7' },
      'https://dev.azure.com/a/b%20c/_build/results?buildId=7',
    ],
    [{ BUILD_URL: 'javascript:alert(1)' }, null],
    [{}, null],
  ])('is that of the variables, without what may be secret: %j', (env, address) => {
    expect(ciRunUrl(env)).toBe(address);
  });
});

describe('the hash of a stack', () => {
  const stack = (provider: object, more: object = {}) => ({
    terraform: { backend: { s3: { bucket: 'a' } }, required_version: '>= 1.11.0' },
    provider: { aws: [provider] },
    resource: { aws_lb: { alb: { name: 'x', idle_timeout: 60 } } },
    ...more,
  });
  const hash = contentHash(stack({ region: 'eu-west-1' }));

  it('is the same for another order, another backend, and other credentials', () => {
    const other = {
      ...stack({ profile: 'jo', region: 'eu-west-1', assume_role: [{ role_arn: 'x' }] }),
      terraform: { required_version: '>= 1.11.0', backend: { local: {} } },
      resource: { aws_lb: { alb: { idle_timeout: 60, name: 'x' } } },
    };
    expect(contentHash(other)).toBe(hash);
  });

  it('is another one for another region, tag or attribute', () => {
    expect(contentHash(stack({ region: 'eu-west-2' }))).not.toBe(hash);
    expect(contentHash(stack({ region: 'eu-west-1', default_tags: [{ tags: { a: 'b' } }] }))).not.toBe(hash);
    expect(contentHash(stack({ region: 'eu-west-1' }, { resource: {} }))).not.toBe(hash);
  });
});
