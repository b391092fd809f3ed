import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { dnsSuffixOf, partitionOf } from '../../constructs/partition.js';
import { newToBackend, regions, regionTimeZones } from './regions.js';

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

it('each region has the time zone of its place', () => {
  for (const zone of Object.values(regionTimeZones))
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
  expect(regionTimeZones).toMatchInlineSnapshot(`
    {
      "af-south-1": "Africa/Johannesburg",
      "ap-east-1": "Asia/Hong_Kong",
      "ap-east-2": "Asia/Taipei",
      "ap-northeast-1": "Asia/Tokyo",
      "ap-northeast-2": "Asia/Seoul",
      "ap-northeast-3": "Asia/Tokyo",
      "ap-south-1": "Asia/Kolkata",
      "ap-south-2": "Asia/Kolkata",
      "ap-southeast-1": "Asia/Singapore",
      "ap-southeast-2": "Australia/Sydney",
      "ap-southeast-3": "Asia/Jakarta",
      "ap-southeast-4": "Australia/Melbourne",
      "ap-southeast-5": "Asia/Kuala_Lumpur",
      "ap-southeast-6": "Pacific/Auckland",
      "ap-southeast-7": "Asia/Bangkok",
      "ca-central-1": "America/Toronto",
      "ca-west-1": "America/Edmonton",
      "cn-north-1": "Asia/Shanghai",
      "cn-northwest-1": "Asia/Shanghai",
      "eu-central-1": "Europe/Berlin",
      "eu-central-2": "Europe/Zurich",
      "eu-north-1": "Europe/Stockholm",
      "eu-south-1": "Europe/Rome",
      "eu-south-2": "Europe/Madrid",
      "eu-west-1": "Europe/Dublin",
      "eu-west-2": "Europe/London",
      "eu-west-3": "Europe/Paris",
      "eusc-de-east-1": "Europe/Berlin",
      "il-central-1": "Asia/Jerusalem",
      "me-central-1": "Asia/Dubai",
      "me-south-1": "Asia/Bahrain",
      "me-west-1": "Asia/Riyadh",
      "mx-central-1": "America/Mexico_City",
      "sa-east-1": "America/Sao_Paulo",
      "sa-west-1": "America/Santiago",
      "us-east-1": "America/New_York",
      "us-east-2": "America/New_York",
      "us-gov-east-1": "America/New_York",
      "us-gov-west-1": "America/Los_Angeles",
      "us-west-1": "America/Los_Angeles",
      "us-west-2": "America/Los_Angeles",
    }
  `);
});
