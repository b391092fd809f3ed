import { expect, it } from 'vitest';
import { resolveEnvironment } from '../resolve/resolve-environment.js';
import { compareSettings } from './compare-settings.js';

const staging = (config = {}) =>
  resolveEnvironment({ environment: 'staging', suffix: 'staging-002', config });

it('two environments of a tier do not differ, whatever they are called', () => {
  const other = resolveEnvironment({ environment: 'qa', suffix: 'qa-007', config: { tier: 'staging' } });
  expect(compareSettings(staging(), other)).toEqual([]);
});

it('a difference has both values, who says them, and what it is about; the gravest comes first', () => {
  const other = staging({ tags: { 'Cost.Center': '42' }, database: { multiAz: true, storageGiB: 60 } });
  const found = compareSettings(staging({ database: { storageGiB: 60 } }), other);
  expect(found).toMatchObject([
    {
      setting: 'database.multiAz',
      concerns: ['availability', 'cost'],
      a: { value: false, origin: { decidedBy: { source: 'tier' } } },
      b: { value: true, origin: { decidedBy: { source: 'environment' }, overrides: [{ value: false }] } },
    },
    { setting: 'tags.Cost.Center', a: { value: undefined }, b: { value: '42' } },
  ]);
  expect(found).toHaveLength(2);
});

it('what may be a secret is compared and not shown', () => {
  const backend = (address: string) => staging({ backend: { type: 'http', config: { address } } });
  const [one] = compareSettings(backend('https://one.example.com/p1'), backend('https://one.example.com/p2'));
  expect(one).toMatchObject({
    setting: 'backend.config.address',
    a: { value: undefined, isHidden: true },
    b: { value: undefined, isHidden: true },
  });
  expect(JSON.stringify(one)).not.toContain('example.com');
});

it('a setting that means nothing under what is chosen is no difference', () => {
  const inDefault = staging({ network: { mode: 'default' } });
  const production = (config = {}) =>
    resolveEnvironment({
      environment: 'prod',
      suffix: 'prod-003',
      config: { network: { mode: 'default' }, ...config },
    });
  const names = (a: typeof inDefault, b: typeof inDefault) =>
    compareSettings(a, b).map(({ setting }) => setting);
  expect(names(inDefault, production()).filter((name) => name.startsWith('network.'))).toEqual([]);
  // What the network is like follows from its mode.
  expect(
    names(inDefault, production({ network: { mode: 'dedicated' } })).filter((name) =>
      name.startsWith('network.'),
    ),
  ).toEqual(['network.mode']);
});
