import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { dnsSuffixOf, partitionOf } from '../../constructs/partition.js';
import { newToBackend, regions } from './regions.js';

interface SdkPartitions {
  readonly partitions: readonly {
    readonly id: string;
    readonly outputs: { readonly dnsSuffix: string };
    readonly regions: Readonly<Record<string, unknown>>;
  }[];
}

/** The list by which the SDK tells regions and partitions: no entry of the package exports it. */
function sdkPartitions(): SdkPartitions {
  const entry = createRequire(import.meta.url).resolve('@aws-sdk/core');
  const root = entry.slice(0, entry.indexOf(join('@aws-sdk', 'core')) + join('@aws-sdk', 'core').length);
  const file = join(root, 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js');
  const [, json = ''] = /partitionsInfo = (\{[\s\S]*?\n\});?\n/.exec(readFileSync(file, 'utf8')) ?? [];
  expect(dirname(file)).toContain('util-endpoints');
  return JSON.parse(json);
}

const known = sdkPartitions().partitions.flatMap(({ id, regions: of }) =>
  Object.keys(of)
    .filter((region) => !region.endsWith('-global'))
    .map((region) => [region, id] as const),
);

it.each(known)('%s, which the SDK knows, is a region of %s here too', (region, partition) => {
  expect(regions).toContain(region);
  expect(partitionOf(region)).toBe(partition);
});

it.each(sdkPartitions().partitions)('the names of services in $id end as the SDK says', ({ id, outputs }) => {
  const [region = ''] = known.find(([, partition]) => partition === id) ?? [];
  expect(dnsSuffixOf(partitionOf(region))).toBe(outputs.dnsSuffix);
});

it('there is no region that the SDK does not know', () => {
  expect(known.length).toBeGreaterThan(40);
  expect([...regions].sort()).toEqual(known.map(([region]) => region).sort());
});

it('what a program has to be told of is a region', () => {
  expect(newToBackend.filter((region) => !regions.includes(region))).toEqual([]);
});
