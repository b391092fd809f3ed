import { describe, expect, it } from 'vitest';
import { dev, type Fault, prod, settingsFiles } from '../../../test/fixtures/settings-files.js';

const { expectFault, load, problemsOf } = settingsFiles();

const twoEnvironments = (first: string, second: string) =>
  `version: 1\nenvironments:\n  ${first}\n  ${second}\n`;

const faults: readonly Fault[] = [
  ['no environment', 'version: 1\nenvironments: {}\n', 'no-environments', 2, 1, 'dev-001'],
  [
    'an environment without a tier',
    'version: 1\nenvironments:\n  q: { environment: qa }\n',
    'tier-missing',
    3,
    21,
    'tier: development',
  ],
  [
    'a tier that contradicts the name',
    prod('tier: development'),
    'tier-contradicts-name',
    3,
    40,
    'production',
  ],
  [
    'a target group taken twice',
    twoEnvironments('dev: { environment: dev, app: { port: 8081 } }', 'dev-8081: { environment: dev }'),
    'name-taken-twice',
    4,
    3,
    'tg-dev-8081',
  ],
  [
    'a bucket taken twice',
    twoEnvironments(
      'a: { environment: dev, storage: { bucketName: abc } }',
      'b: { environment: dev, storage: { bucketName: abc } }',
    ),
    'name-taken-twice',
    4,
    49,
    'abc',
  ],
];

describe('a whole file', () => {
  it.each(faults)('refuses %s', expectFault);

  it('finds the one broken environment among 200', () => {
    const lines = Array.from({ length: 200 }, (_, index) => `  dev-${index}: { environment: dev }`);
    lines[137] = '  dev-137: { environment: dev, compute: { minSize: -1 } }';
    const problems = problemsOf(`version: 1\nenvironments:\n${lines.join('\n')}\n`);
    expect(problems.map(({ line, path }) => [line, path])).toEqual([
      [140, 'environments.dev-137.compute.minSize'],
    ]);
  });

  it('tells a fault of the defaults once, and at its place', () => {
    const problems = problemsOf(
      'version: 1\ndefaults: { aws: { region: x } }\nenvironments:\n  a: { environment: dev }\n  b: { environment: dev }\n',
    );
    expect(problems.map(({ line, path }) => [line, path])).toEqual([[2, 'defaults.aws.region']]);
  });

  it('goes on checking what an unsound setting does not touch', () => {
    const codes = problemsOf(dev('compute: { minSize: x, maxSize: 3 }, aws: { region: y }')).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(['config-wrong-type', 'region-unknown']);
    expect(
      problemsOf('version: 1\ndefaults: { aws: 3 }\nenvironments: { a: { environment: dev } }\n'),
    ).toHaveLength(1);
  });

  it('takes the project of the file, else ours, and gives it to each environment', () => {
    const named = load('version: 1\nproject: shop\nenvironments: { a: { environment: dev } }\n');
    expect([named.project, named.environments[0]?.project]).toEqual(['shop', 'shop']);
    const unnamed = load('version: 1\nenvironments: { a: { environment: dev } }\n');
    expect([unnamed.project, unnamed.environments[0]?.project]).toEqual([
      'multi-env-infrastructure',
      'multi-env-infrastructure',
    ]);
  });

  it('takes the tier of the defaults where neither the environment nor its name has one', () => {
    const text =
      'version: 1\ndefaults: { tier: staging }\nenvironments:\n  a: { environment: qa }\n  b: { environment: prod }\n  c: { environment: qa, tier: development }\n';
    expect(load(text).environments.map(({ tier }) => tier)).toEqual(['staging', 'production', 'development']);
  });

  it('places a fault of inherited settings where the value that counts is written', () => {
    const ids = '[subnet-0a1b2c3d, subnet-0a1b2c3e]';
    const text = `version: 1\ndefaults: { network: { mode: existing, vpcId: vpc-0a1b2c3d, subnetIds: ${ids} }, tags: { name: x } }\nenvironments:\n  a: { environment: dev, network: { mode: existing } }\n  b: { environment: dev, network: { mode: default, vpcId: vpc-0a1b2c3e } }\n`;
    expect(problemsOf(text).map(({ path, line }) => [path, line])).toEqual([
      ['defaults.tags.name', 2],
      ['environments.b.network.vpcId', 5],
    ]);
  });
});
