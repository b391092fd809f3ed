import { describe, expect, it } from 'vitest';
import { plainInvocation as invocation } from '../../../errors/invocation.js';
import { compareEarly, compareLate } from './compare-facts.js';
import { reviewFacts, sha256 } from './facts.js';
import type { Manifest } from './manifest.js';

const hash = (letter: string) => letter.repeat(64);
const madeAt = '2026-01-02T10:00:00.000Z';
const made: Manifest = {
  ...{ version: 1, madeAt, suffix: 'dev-001', tier: 'development', project: 'shop', multienv: '1.2.3' },
  place: { kind: 'aws', account: '111122223333', region: 'eu-west-1', endpoint: null, start: null },
  terraform: { product: 'terraform', version: '1.11.4' },
  ...{ environmentsFile: hash('a'), awsProvider: '5.100.0', configuration: hash('b'), assets: hash('c') },
  ...{ providerLock: hash('d'), secret: { name: 'rds-password-dev-001', versionId: 'v1' } },
  ...{ state: { serial: 1, lineage: 'l' }, review: null },
  files: { 'plan.tfplan': hash('e'), 'plan.json': hash('f') },
};
const about = { suffix: 'dev-001', invocation };
const messages = (problems: readonly { readonly message: string }[]) =>
  problems.map(({ message }) => message);
const early = (more: Partial<Manifest>) =>
  messages(compareEarly({ ...about, made, now: { ...made, ...more } }));
const late = (more: Partial<Manifest>, changedAt?: string, before: Partial<Manifest> = {}) =>
  messages(compareLate({ ...about, made: { ...made, ...before }, now: { ...made, ...more, changedAt } }));

describe('a saved plan', () => {
  it('fits where nothing else is so', () => {
    expect(early({})).toEqual([]);
    expect(late({})).toEqual([]);
  });

  it.each<[string, Partial<Manifest>, string, string]>([
    ['environment', { suffix: 'dev-002' }, 'dev-001', 'dev-002'],
    ['tier', { tier: 'production' }, 'development', 'production'],
    ['project', { project: 'other' }, 'shop', 'other'],
    ['AWS account', { place: { ...made.place, account: '999999999999' } }, '111122223333', '999999999999'],
    ['region', { place: { ...made.place, region: 'us-east-1' } }, 'eu-west-1', 'us-east-1'],
    ['version of multienv', { multienv: '1.2.4' }, '1.2.3', '1.2.4'],
    [
      'version of Terraform',
      { terraform: { product: 'opentofu', version: '1.11.4' } },
      'terraform 1.11.4',
      'opentofu 1.11.4',
    ],
    ['environments.yaml', { environmentsFile: hash('0') }, 'aaaaaaaaaaaa', '000000000000'],
  ])('was made for another %s', (what, now, was, is) => {
    const told = early(now);
    expect(told).toHaveLength(1);
    for (const word of [what, was, is]) expect(told[0]).toContain(word);
  });

  it('was made for another place', () => {
    const place = {
      kind: 'sandbox',
      account: null,
      region: 'eu-west-1',
      endpoint: 'http://x',
      start: '7',
    } as const;
    const [told, account] = early({ place });
    expect(told).toContain('place');
    expect(told).toContain('the sandbox at http://x (start 7)');
    expect(account).toContain('none');
    expect(early({ place: { ...place, start: null } })[0]).toContain('(start unknown)');
  });

  it.each<[string, Partial<Manifest>, string]>([
    ['version of the AWS provider', { awsProvider: null }, 'none'],
    ['configuration (cdk.tf.json)', { configuration: hash('0') }, '000000000000'],
    ['content of the assets', { assets: hash('0') }, '000000000000'],
    ['lock file of the providers', { providerLock: hash('0') }, '000000000000'],
    ['secret of the password', { secret: { name: 'other', versionId: 'v1' } }, 'other'],
    ['secret of the password', { secret: null }, 'none'],
  ])('was made with another %s', (what, now, is) => {
    const told = late(now);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(what);
    expect(told[0]).toContain(is);
  });
});

describe('a password that was changed after the plan', () => {
  const name = 'rds-password-dev-001';
  const version = (versionId: string | null) => ({ secret: { name, versionId } });
  const nobody = version('unknown');

  it('has another version', () => {
    expect(late(version('v2'))[0]).toContain(`the secret ${name} has another version, v2 instead of v1`);
    expect(late(version(null))[0]).toContain('none instead of v1');
    expect(late(version('v1'), undefined, version(null))[0]).toContain('v1 instead of none');
  });

  it('is told by its time where its version could not be read', () => {
    expect(late(version('v2'), '2026-01-02T09:59:59.000Z', nobody)).toEqual([]);
    expect(late(version(null), undefined, nobody)).toEqual([]);
    expect(late(version('v2'), '2026-01-02T10:00:01.000Z', nobody)[0]).toContain(
      `the version of the secret ${name} could not be read when the plan was made, and it was changed at 2026-01-02T10:00:01.000Z, after that`,
    );
    expect(late(version('v2'), undefined, nobody)[0]).toContain('it was changed nobody knows when');
    expect(late({ secret: null }, undefined, { secret: null })).toEqual([]);
  });

  it('is not told by a plan of the future', () => {
    const at = (fromNow: number) => new Date(Date.now() + fromNow).toISOString();
    const old = '2026-01-01T00:00:00.000Z';
    expect(late(version('v2'), old, { ...nobody, madeAt: at(60_000) })).toEqual([]);
    expect(late(version('v2'), old, { ...nobody, madeAt: at(3_600_000) })).toHaveLength(1);
  });
});

it('a review is told by what it finds, in any order, and not by its words', () => {
  const finding = {
    ...{ ruleId: 'S3-1', severity: 'low', outcome: 'fail', environment: 'dev-001', title: 't', message: 'm' },
    ...{ address: 'a.b', attribute: 'x' },
  } as const;
  const facts = (...findings: readonly object[]) =>
    reviewFacts(findings as Parameters<typeof reviewFacts>[0]);
  const other = { ...finding, ruleId: 'S3-2', outcome: 'pass' };
  expect(reviewFacts(undefined)).toBeNull();
  expect(facts(finding, other)).toEqual(facts(other, finding));
  expect(facts(finding, other)?.summary).toMatchObject({ fail: 1, pass: 1 });
  expect(facts({ ...finding, message: 'in other words' })).toEqual(facts(finding));
  for (const more of [{ severity: 'high' }, { address: 'a.c' }, { attribute: 'y' }, { outcome: 'unknown' }])
    expect(facts({ ...finding, ...more })?.digest).not.toBe(facts(finding)?.digest);
  expect(facts()?.digest).toBe(sha256(''));
});
