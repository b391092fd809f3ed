import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingsFiles } from '../../../test/fixtures/settings-files.js';
import { packageFile } from '../../package-files.js';
import { provenanceOf } from '../resolve/provenance-of.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { starterFile } from '../starter/starter-file.js';
import { loadEnvironments } from './load.js';

const { folder, load, problemsOf } = settingsFiles();
/** An example and a new project have reasons of their own why there is no certificate. */
const withoutReason = ({ loadBalancer, ...others }: ResolvedEnvironment) => ({
  ...others,
  loadBalancer: { ...loadBalancer, allowPlainHttp: Object.keys(loadBalancer.allowPlainHttp) },
});

describe('loadEnvironments', () => {
  it('reads the file of this repository without a warning, and init writes the same', () => {
    const { environments, warnings, locate } = loadEnvironments(packageFile('environments.yaml'));
    expect(environments.map(({ suffix, tier }) => [suffix, tier])).toEqual([
      ['dev-001', 'development'],
      ['staging-002', 'staging'],
      ['prod-003', 'production'],
    ]);
    expect(warnings).toEqual([]);
    const names = { project: 'multi-env-infrastructure', bucketPrefix: 'app-data' };
    const made = load(starterFile({ schema: './schema.json', ...names })).environments;
    expect(made.map(withoutReason)).toEqual(environments.map(withoutReason));
    expect(locate(['environments', 'dev-001', 'aws', 'region'])).toEqual(
      locate(['defaults', 'aws', 'region']),
    );
    expect(locate(['version'])?.column).toBe(10);
  });

  it('locates a setting where its value is decided, and what was dropped at the environment', () => {
    const ids = '[subnet-0a1b2c3d, subnet-0a1b2c3e]';
    const { environments, locate } = load(
      `version: 1\ndefaults: { network: { mode: existing, vpcId: vpc-0a1b2c3d, subnetIds: ${ids} } }\nenvironments:\n  a: { environment: dev, network: { mode: default } }\n  b: { environment: dev }\n`,
    );
    expect(locate(['environments', 'a', 'network', 'vpcId'])).toEqual({ line: 4, column: 3 });
    expect(locate(['environments', 'b', 'network', 'vpcId'])).toEqual({ line: 2, column: 47 });
    expect(locate(['environments', 'b'])).toEqual({ line: 5, column: 3 });
    expect(locate(['environments', 'c', 'network'])).toBeUndefined();
    const [first] = environments;
    expect(first && provenanceOf(first)?.get('network.vpcId')?.dropped).toMatchObject([
      { path: 'defaults.network.vpcId', line: 2, why: 'orphan', choice: 'network.mode' },
    ]);
  });
});

describe('synthCommand', () => {
  const file = (command: string) => `version: 1\n${command}environments: { d: { environment: dev } }\n`;

  it.each([
    ['synthCommand: npx  tsx main.ts\n', ['npx', 'tsx', 'main.ts']],
    ['synthCommand: [npx, tsx, "my app.ts"]\n', ['npx', 'tsx', 'my app.ts']],
    ['', undefined],
  ])('of %j is read as words', (command, words) => {
    expect(load(file(command)).synthCommand).toEqual(words);
  });
});

describe('terraform.binary', () => {
  it.each([
    ['tofu', () => 'tofu'],
    ['bin/tofu', () => join(folder(), 'bin', 'tofu')],
    ['/opt/bin/tofu', () => '/opt/bin/tofu'],
  ])('%s is a name on PATH, or a path beside the file', (binary, expected) => {
    const text = `version: 1\nterraform: { binary: ${binary} }\nenvironments:\n  dev-001: { environment: dev }\n`;
    expect(load(text).terraformBinary).toBe(expected());
  });

  it('is nobody’s choice where the file says nothing, and never empty', () => {
    expect(
      load('version: 1\nenvironments:\n  dev-001: { environment: dev }\n').terraformBinary,
    ).toBeUndefined();
    const empty = 'version: 1\nterraform: { binary: "" }\nenvironments:\n  dev-001: { environment: dev }\n';
    expect(problemsOf(empty)).toMatchObject([{ path: 'terraform.binary', line: 2 }]);
  });
});
