import { describe, expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../config/schema/environment-schema.js';
import { datedFacts } from './dated-facts.js';

const environment = (suffix: string, config: EnvironmentConfig = {}) =>
  resolveEnvironment({ suffix, environment: 'dev', config });

function facts(config: EnvironmentConfig, today = '2026-11-29') {
  return datedFacts([environment('dev-001', config)], { waivers: [], today });
}

const about = (setting: string, config: EnvironmentConfig, today?: string) =>
  facts(config, today).find((one) => one.setting === setting);

describe('dates that run out', () => {
  it.each([
    ['2028-02-29', 'soon', 0],
    ['2028-03-01', 'over', -1],
    ['2027-09-02', 'soon', 180],
    ['2027-09-01', 'later', 181],
  ] as const)('on %s the support of PostgreSQL 15 is %s', (today, state, daysLeft) => {
    expect(about('database.engineVersion', { database: { engineVersion: '15' } }, today)).toMatchObject({
      subject: 'PostgreSQL 15',
      date: '2028-02-29',
      state,
      daysLeft,
    });
  });

  it('say what follows with and without Extended Support', () => {
    const note = (engineLifecycleSupport?: 'open-source-rds-extended-support') =>
      about('database.engineVersion', {
        database: engineLifecycleSupport === undefined ? {} : { engineLifecycleSupport },
      })?.note;
    expect(note()).toContain('AWS upgrades the major version');
    expect(note('open-source-rds-extended-support')).toContain('is charged');
  });

  it('are unknown, and never left out, where the file does not tell', () => {
    const certificateArn =
      'arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';
    const config = { loadBalancer: { certificateArn }, compute: { amiId: 'ami-0123456789abcdef0' } };
    for (const setting of [
      'loadBalancer.certificateArn',
      'compute.amiId',
      'database.caCertificateIdentifier',
    ])
      expect(about(setting, config)).toMatchObject({ state: 'unknown', date: null, daysLeft: null });
  });

  it('know an image and an authority whose days are over', () => {
    expect(about('compute.amiId', { compute: { amiId: 'ami-0c802847a7dd848c0' } })).toMatchObject({
      date: '2026-06-30',
      state: 'over',
    });
    expect(
      about('database.caCertificateIdentifier', { database: { caCertificateIdentifier: 'rds-ca-2019' } }),
    ).toMatchObject({ date: '2024-11-01', state: 'over' });
  });

  it('are renewed where no AMI is pinned', () => {
    expect(about('compute.amiId', {})).toMatchObject({ state: 'renewed', date: null });
  });

  it('name the environments that share one, and come in the order of their days', () => {
    const environments = [
      environment('dev-001', { database: { engineVersion: '16' } }),
      environment('dev-002', { database: { engineVersion: '15' } }),
      environment('dev-003', { database: { engineVersion: '16' } }),
    ];
    const waiver = {
      rule: 'RDS-6',
      address: '*',
      addressReason: 'r',
      reason: 'r',
      owner: 'o',
      expires: '2027-01-31',
    };
    const found = datedFacts(environments, {
      waivers: [{ waiver, environments: ['dev-002'] }],
      today: '2026-11-29',
    });
    expect(
      found.map(({ date, state, environments: names }) => [date, state, names.join(' ')]).slice(0, 4),
    ).toEqual([
      ['2027-01-31', 'soon', 'dev-002'],
      ['2028-02-29', 'later', 'dev-002'],
      ['2029-02-28', 'later', 'dev-001 dev-003'],
      [null, 'unknown', 'dev-001 dev-002 dev-003'],
    ]);
  });
});
