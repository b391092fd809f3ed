import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tiers } from '../names/tiers.js';
import type { EnvironmentConfig } from '../schema/environment-schema.js';
import { settingPaths } from '../schema/schema-index.js';
import { isBlock, valueAt } from '../schema/setting-path.js';
import { provenanceOf } from './provenance-of.js';
import { resolveEnvironment } from './resolve-environment.js';

it('says of every value of an environment where it comes from, whatever is set', () => {
  const backends: NonNullable<EnvironmentConfig['backend']>[] = [
    { type: 'gcs', config: { bucket: 'states' } },
    { type: 'gcs', config: { bucket: { name: 'states' }, prefix: 'p' } },
    { type: 'cloud', config: { organization: 'o', workspaces: { name: 'n' } } },
    { type: 'cloud', config: { workspaces: { project: 'p' } } },
    { type: 's3', bucket: 'states' },
  ];
  const backend = fc.option(fc.constantFrom(...backends), { nil: undefined });
  const settings = fc.record(
    {
      compute: fc.record(
        { minSize: fc.constantFrom(1, 2), maxSize: fc.constantFrom(9, 12) },
        { requiredKeys: [] },
      ),
      tags: fc.dictionary(fc.constantFrom('a', 'b.c', 'd'), fc.constantFrom('x', 'y')),
      database: fc.record({ password: fc.record({ version: fc.constantFrom(1, 2) }, { requiredKeys: [] }) }),
    },
    { requiredKeys: [] },
  );
  const source = fc.tuple(settings, backend).map(([some, state]) => ({ ...some, backend: state }));
  fc.assert(
    fc.property(source, source, fc.constantFrom(...tiers), (config, defaults, tier) => {
      const environment = resolveEnvironment({
        environment: 'qa',
        suffix: 'qa-001',
        config: { ...config, tier, aws: { accountId: '111122223333' } },
        defaults,
      });
      const provenance = provenanceOf(environment);
      for (const [name, value] of valuesIn(environment)) {
        const origin = provenance?.get(name);
        expect(origin, name).toBeDefined();
        if (origin?.decidedBy.value !== undefined) expect(origin.decidedBy.value).toEqual(value);
        expect(origin?.decidedBy.source === 'product').toBe(false);
      }
      for (const name of settingPaths()) {
        const isThere = [...(provenance?.keys() ?? [])].some(
          (other) => other === name || other.startsWith(`${name}.`),
        );
        expect(isThere, name).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

const ours = new Set(['project', 'suffix', 'edition']);

function valuesIn(value: unknown, prefix = ''): [string, unknown][] {
  if (!isBlock(value)) return [[prefix, value]];
  return Object.keys(value)
    .filter((key) => prefix !== '' || !ours.has(key))
    .flatMap((key) => valuesIn(valueAt(value, [key]), prefix === '' ? key : `${prefix}.${key}`));
}
