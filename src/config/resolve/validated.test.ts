import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEnvironments } from '../file/load.js';
import { resolveEnvironment } from './resolve-environment.js';

const prod = () => resolveEnvironment({ environment: 'prod', suffix: 'prod-001' });

function fileWithExistingNetwork(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'multienv-validated-')), 'environments.yaml');
  const network = '{ mode: existing, vpcId: vpc-0a1b2c3d, subnetIds: [subnet-0a1b2c3d, subnet-0a1b2c3e] }';
  writeFileSync(file, `version: 1\nenvironments:\n  dev-001: { environment: dev, network: ${network} }\n`);
  return file;
}

describe('an environment that was found to be sound', () => {
  it('is taken as it is', () => {
    const config = prod();
    expect(resolveEnvironment({ environment: 'prod', suffix: 'prod-001', config })).toBe(config);
  });

  it('is checked again for another suffix', () => {
    const again = resolveEnvironment({ environment: 'prod', suffix: 'prod-002', config: prod() });
    expect(again.suffix).toBe('prod-002');
  });

  it('cannot be changed, at any depth', () => {
    const { tags, compute, database } = prod();
    expect(() => Object.assign(compute, { minSize: -1 })).toThrow(TypeError);
    expect(() => Object.assign(database.password, { version: 0 })).toThrow(TypeError);
    expect(() => Object.assign(tags, { Environment: 'dev' })).toThrow(TypeError);
  });

  it('cannot be changed where it came from a file, its lists included', () => {
    const [environment] = loadEnvironments(fileWithExistingNetwork()).environments;
    expect(() => environment?.network.subnetIds?.push('subnet-x')).toThrow(TypeError);
    expect(() => Object.assign(environment ?? {}, { tier: 'development' })).toThrow(TypeError);
  });

  it('is checked again where somebody made a changed copy of it', () => {
    const sound = prod();
    const config = { ...sound, compute: { ...sound.compute, minSize: -1 } };
    expect(() => resolveEnvironment({ environment: 'prod', suffix: 'prod-001', config })).toThrow(/minSize/);
  });

  it('is checked again where somebody changed a deep copy of it', () => {
    const config = structuredClone(prod());
    config.compute.minSize = -1;
    expect(() => resolveEnvironment({ environment: 'prod', suffix: 'prod-001', config })).toThrow(/minSize/);
  });

  it('is resolved again for the name of another project', () => {
    const other = { environment: 'prod', suffix: 'prod-001', project: 'other', config: prod() };
    expect(resolveEnvironment(other).project).toBe('other');
  });
});
