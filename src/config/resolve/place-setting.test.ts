import { describe, expect, it } from 'vitest';
import { parseSource } from '../file/source-document.js';
import { placedSource, unplacedSource } from '../file/source-places.js';
import type { SettingPath } from '../schema/setting-path.js';
import { checkFile } from './check-file.js';
import { placeSetting } from './place-setting.js';
import { provenanceOf } from './provenance-of.js';

/** `line:column path` of a setting of the environment `a`. */
function placeIn(text: string): (setting: SettingPath) => string {
  const source = placedSource(parseSource(text, 'e.yaml'), 'e.yaml');
  const [environment] = checkFile(source).environments;
  const provenance = environment && provenanceOf(environment);
  if (provenance === undefined) throw new Error('too little of it is sound');
  return (setting) => {
    const placed = placeSetting(setting, { suffix: 'a', source, provenance: () => provenance });
    expect(placed.file).toBe('e.yaml');
    return `${placed.line}:${placed.column} ${placed.path}`;
  };
}

const subnets = '[subnet-0a1b2c3d, subnet-0a1b2c3e]';
const file = `version: 1
defaults:
  network: { mode: existing, vpcId: vpc-0a1b2c3d, subnetIds: ${subnets} }
  compute: { minSize: 2 }
  tags: { "cost.center": shared }
environments:
  a:
    environment: dev
    network: { mode: existing, databaseSubnetIds: ${subnets} }
    compute: { maxSize: 4 }
    tags: { Owner: team }
`;

describe('the place of a setting', () => {
  it.each<readonly [string, SettingPath, string]>([
    ['its own line', ['compute', 'maxSize'], '10:25 environments.a.compute.maxSize'],
    ['the defaults', ['compute', 'minSize'], '4:23 defaults.compute.minSize'],
    [
      'the key of the environment, for the tier',
      ['database', 'multiAz'],
      '7:3 environments.a.database.multiAz',
    ],
    [
      'the key of the environment, for the product',
      ['app', 'bootScript'],
      '7:3 environments.a.app.bootScript',
    ],
    ['the key of the environment, for nothing we have', ['backupPlan'], '7:3 environments.a.backupPlan'],
    ['the key of the environment, for itself', [], '7:3 environments.a'],
    ['its own tag', ['tags', 'Owner'], '11:20 environments.a.tags.Owner'],
    ['a tag of the defaults', ['tags', 'cost.center'], '5:26 defaults.tags.cost.center'],
    ['a list of its own', ['network', 'databaseSubnetIds'], '9:32 environments.a.network.databaseSubnetIds'],
    [
      'an item of a list',
      ['network', 'databaseSubnetIds', 1],
      '9:69 environments.a.network.databaseSubnetIds.1',
    ],
    ['an item of a list of the defaults', ['network', 'subnetIds', 1], '3:80 defaults.network.subnetIds.1'],
    ['its own block', ['network'], '9:5 environments.a.network'],
    ['the name', ['environment'], '8:18 environments.a.environment'],
    ['the name, for the tier of dev', ['tier'], '8:18 environments.a.environment'],
  ])('is %s', (_what, setting, place) => {
    expect(placeIn(file)(setting)).toBe(place);
  });

  it('is a block of the defaults where the environment has none of it', () => {
    const place = placeIn(
      'version: 1\ndefaults: { database: { password: { version: 2 } } }\nenvironments: { a: { environment: dev, database: { storageGiB: 30 } } }\n',
    );
    expect(place(['database', 'password'])).toBe('2:25 defaults.database.password');
    expect(place(['database'])).toBe('3:40 environments.a.database');
    expect(place(['storage'])).toBe('3:17 environments.a.storage');
  });

  it('is never a value of the defaults that does not count', () => {
    const place = placeIn(
      `version: 1\ndefaults: { network: { mode: existing, vpcId: vpc-0a1b2c3d, subnetIds: ${subnets} } }\nenvironments:\n  a: { environment: dev, network: { mode: default } }\n`,
    );
    expect(place(['network', 'vpcId'])).toBe('4:3 environments.a.network.vpcId');
    expect(place(['network', 'subnetIds'])).toBe('4:3 environments.a.network.subnetIds');
    expect(place(['network', 'mode'])).toBe('4:43 environments.a.network.mode');
  });

  it('is the environment’s own where only the other value of the defaults does not count', () => {
    const place = placeIn(
      `version: 1\ndefaults: { network: { mode: default, vpcId: vpc-0a1b2c3d } }\nenvironments:\n  a: { environment: dev, network: { mode: existing, vpcId: vpc-0a1b2c3e } }\n`,
    );
    expect(place(['network', 'vpcId'])).toBe('4:60 environments.a.network.vpcId');
    expect(place(['network', 'subnetIds'])).toBe('4:3 environments.a.network.subnetIds');
  });

  it('is where the text stands that an alias means', () => {
    const place = placeIn(
      'version: 1\ndefaults:\n  compute: &small { minSize: 2 }\nenvironments:\n  a: { environment: dev, compute: *small }\n',
    );
    expect(place(['compute', 'minSize'])).toBe('3:30 environments.a.compute.minSize');
    expect(place(['compute'])).toBe('5:26 environments.a.compute');
  });

  it('is not in what was taken out because it is broken', () => {
    const place = placeIn(
      'version: 1\ndefaults: { app: { port: 9000 } }\nenvironments:\n  a: { environment: dev, app: { port: x }, compute: [], tags: { Version: 1.10 } }\n',
    );
    expect(place(['app', 'port'])).toBe('2:26 defaults.app.port');
    expect(place(['compute', 'minSize'])).toBe('4:3 environments.a.compute.minSize');
    expect(place(['tags', 'Version'])).toBe('4:3 environments.a.tags.Version');
  });

  it('is a path alone for settings of a program', () => {
    const source = unplacedSource({}, 'boot.yaml');
    const placed = placeSetting(['compute', 'minSize'], { suffix: 'a', source, provenance: () => new Map() });
    expect(placed).toEqual({ file: 'boot.yaml', path: 'compute.minSize' });
  });
});
