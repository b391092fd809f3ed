import { describe, expect, it } from 'vitest';
import { parseSource } from '../file/source-document.js';
import { placedSource } from '../file/source-places.js';
import { checkFile } from './check-file.js';
import type { Origin } from './origin.js';
import { provenanceOf } from './provenance-of.js';
import { resolveEnvironment } from './resolve-environment.js';

function environmentOf(text: string) {
  const [environment] = checkFile(placedSource(parseSource(text, 'e.yaml'), 'e.yaml')).environments;
  if (environment === undefined) throw new Error('too little of it is sound');
  return environment;
}

function originsOf(text: string): (setting: string) => Origin {
  const provenance = provenanceOf(environmentOf(text));
  return (setting) => {
    const origin = provenance?.get(setting);
    if (origin === undefined) throw new Error(`${setting} has no origin`);
    return origin;
  };
}

const subnets = '[subnet-0a1b2c3d, subnet-0a1b2c3e]';
const product = { source: 'product', value: undefined, path: null, line: null, column: null };

const file = `version: 1
defaults:
  compute: { minSize: 2, maxSize: 4 }
  tags: { Owner: team-a, Cost: shared }
  tier: staging
environments:
  dev-001:
    environment: dev
    compute: { maxSize: 5 }
    tags:
      Owner: team-b
`;

describe('the origin of a setting', () => {
  it('is the environment, with what it overrides from the next to the last', () => {
    expect(originsOf(file)('compute.maxSize')).toEqual({
      decidedBy: {
        source: 'environment',
        value: 5,
        path: 'environments.dev-001.compute.maxSize',
        line: 9,
        column: 25,
      },
      overrides: [
        { source: 'defaults', value: 4, path: 'defaults.compute.maxSize', line: 3, column: 35 },
        { source: 'tier', value: 2, path: null, line: null, column: null },
      ],
      dropped: [],
    });
  });

  it('is the defaults where the environment says nothing', () => {
    expect(originsOf(file)('compute.minSize')).toMatchObject({
      decidedBy: { source: 'defaults', value: 2, line: 3, column: 23 },
      overrides: [{ source: 'tier', value: 1 }],
    });
  });

  it('is the tier where nobody wrote it, and the product where the tier has no row', () => {
    const origin = originsOf(file);
    expect(origin('database.password.version')).toEqual({
      decidedBy: { source: 'tier', value: 1, path: null, line: null, column: null },
      overrides: [],
      dropped: [],
    });
    expect(origin('app.bootScript')).toEqual({ decidedBy: product, overrides: [], dropped: [] });
    expect(origin('backend.config').decidedBy).toEqual(product);
  });

  it('is one for each tag', () => {
    const origin = originsOf(file);
    expect(origin('tags.Owner')).toMatchObject({
      decidedBy: { source: 'environment', value: 'team-b', line: 11 },
      overrides: [{ source: 'defaults', value: 'team-a', line: 4 }],
    });
    expect(origin('tags.Cost').decidedBy).toMatchObject({ source: 'defaults', value: 'shared', line: 4 });
  });

  it('is one for a whole list', () => {
    const origin = originsOf(
      `version: 1\nenvironments:\n  a: { environment: dev, network: { mode: existing, vpcId: vpc-0a1b2c3d, subnetIds: ${subnets} } }\n`,
    );
    expect(origin('network.subnetIds').decidedBy).toMatchObject({
      source: 'environment',
      value: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'],
      column: 74,
    });
  });

  it('is the name for the tier of dev, and the defaults are overridden by it', () => {
    expect(originsOf(file)('tier')).toMatchObject({
      decidedBy: {
        source: 'environment',
        value: 'development',
        path: 'environments.dev-001.environment',
        line: 8,
        column: 18,
      },
      overrides: [{ source: 'defaults', value: 'staging', path: 'defaults.tier', line: 5 }],
    });
    const own = originsOf('version: 1\nenvironments: { a: { environment: qa, tier: staging } }\n')('tier');
    expect(own).toMatchObject({
      decidedBy: { value: 'staging', path: 'environments.a.tier' },
      overrides: [],
    });
    expect(originsOf(file)('environment').decidedBy).toMatchObject({ value: 'dev', line: 8, column: 18 });
  });

  it('is where the text stands that an alias means', () => {
    const origin = originsOf(
      'version: 1\ndefaults:\n  compute: &small { minSize: 2, maxSize: 6 }\nenvironments:\n  a: { environment: dev, compute: *small }\n',
    );
    expect(origin('compute.minSize')).toMatchObject({
      decidedBy: {
        source: 'environment',
        value: 2,
        path: 'environments.a.compute.minSize',
        line: 3,
        column: 30,
      },
      overrides: [{ source: 'defaults', value: 2, line: 3 }, { source: 'tier' }],
    });
  });
});

describe('what is dropped', () => {
  const orphan = (own: string, shared: string) =>
    originsOf(
      `version: 1\ndefaults: { network: { ${shared} } }\nenvironments: { a: { environment: dev, network: { ${own} } } }\n`,
    );

  it('is told with the setting that it went with', () => {
    const origin = orphan('mode: default', `mode: existing, vpcId: vpc-0a1b2c3d, subnetIds: ${subnets}`);
    expect(origin('network.vpcId')).toEqual({
      decidedBy: product,
      overrides: [],
      dropped: [
        {
          source: 'defaults',
          value: 'vpc-0a1b2c3d',
          path: 'defaults.network.vpcId',
          line: 2,
          column: 47,
          why: 'orphan',
          choice: 'network.mode',
        },
      ],
    });
    expect(origin('network.subnetIds').dropped).toHaveLength(1);
    expect(origin('network.mode')).toMatchObject({
      decidedBy: { source: 'environment', value: 'default' },
      overrides: [
        { source: 'defaults', value: 'existing' },
        { source: 'tier', value: 'default' },
      ],
      dropped: [],
    });
  });

  it('is dropped the other way round as well, and the environment’s own counts', () => {
    const origin = orphan(
      `mode: existing, vpcId: vpc-0a1b2c3e, subnetIds: ${subnets}`,
      'mode: default, vpcId: vpc-0a1b2c3d',
    );
    expect(origin('network.vpcId')).toMatchObject({
      decidedBy: { source: 'environment', value: 'vpc-0a1b2c3e' },
      overrides: [],
      dropped: [{ source: 'defaults', value: 'vpc-0a1b2c3d', why: 'orphan' }],
    });
  });

  it('is nothing where the choice is the same', () => {
    const origin = orphan('mode: existing', `mode: existing, vpcId: vpc-0a1b2c3d, subnetIds: ${subnets}`);
    expect(origin('network.vpcId')).toMatchObject({ decidedBy: { source: 'defaults' }, dropped: [] });
  });

  it('is a broken setting, with what decides in its place', () => {
    const origin = originsOf(
      'version: 1\nenvironments:\n  a: { environment: dev, app: { port: x }, tags: { Version: 1.10 } }\n',
    );
    expect(origin('app.port')).toEqual({
      decidedBy: { source: 'tier', value: 8080, path: null, line: null, column: null },
      overrides: [],
      dropped: [
        {
          source: 'environment',
          value: 'x',
          path: 'environments.a.app.port',
          line: 3,
          column: 39,
          why: 'broken',
          choice: null,
        },
      ],
    });
    expect(origin('tags.Version')).toMatchObject({ decidedBy: product, dropped: [{ value: 1.1 }] });
  });

  it('is every setting of a broken block, of the defaults too', () => {
    const origin = originsOf(
      'version: 1\ndefaults: { compute: [] }\nenvironments: { a: { environment: dev } }\n',
    );
    expect(origin('compute.minSize')).toMatchObject({
      decidedBy: { source: 'tier', value: 1 },
      dropped: [{ source: 'defaults', path: 'defaults.compute', line: 2, why: 'broken' }],
    });
    expect(origin('compute.amiId').dropped).toHaveLength(1);
    expect(origin('app.port').dropped).toEqual([]);
  });
});

it('never holds a secret', () => {
  const provenance = provenanceOf(
    environmentOf(`version: 1
defaults:
  tags: { ApiToken: changeme1 }
  backend: { type: pg, config: { conn_str: "postgres://u:changeme2@h", sslpassword: changeme3 } }
environments:
  a:
    environment: dev
    tags: { DbPassword: changeme4 }
    backend: { type: local }
    database: { password: { source: changeme5 } }
    compute: [changeme6]
`),
  );
  const told = JSON.stringify([...(provenance ?? [])]);
  expect(told).toContain('tags.DbPassword');
  expect(told).toContain('backend.config.conn_str');
  expect(told).not.toContain('changeme');
});

it('has no lines without a file, and says where the settings come from all the same', () => {
  const environment = resolveEnvironment({
    environment: 'dev',
    suffix: 'dev-001',
    defaults: { compute: { maxSize: 6 } },
    config: { compute: { minSize: 2 } },
  });
  const provenance = provenanceOf(environment);
  const nowhere = { path: null, line: null, column: null };
  expect(provenance?.get('compute.minSize')?.decidedBy).toEqual({
    source: 'environment',
    value: 2,
    ...nowhere,
  });
  expect(provenance?.get('compute.maxSize')?.decidedBy).toEqual({ source: 'defaults', value: 6, ...nowhere });
  expect(
    provenanceOf(resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config: environment })),
  ).toBe(provenance);
  expect(provenanceOf({ ...environment })).toBeUndefined();
});
