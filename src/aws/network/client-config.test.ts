import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageFile } from '../../package-files.js';

/** Clients of the SDK that sources of a folder make, with the module of each and the name of the service that its settings are for. */
function clientsIn(folder: string) {
  return readdirSync(packageFile(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => {
      const file = `${folder}/${name}`;
      const text = readFileSync(packageFile(file), 'utf8');
      const made = /new (?:sdk\.)?(\w+Client)\(\s*await clientConfig\(\s*\w+,\s*'([^']+)'/g;
      return [...text.matchAll(made)].map(([, client = '', service = '']) => {
        const module = [...text.matchAll(/import\('(@aws-sdk\/client-[\w-]+)'\)/g)].map(
          ([, one = '']) => one,
        );
        return { file, client, service, modules: [...new Set(module)] };
      });
    });
}

const clients = ['src/aws', 'src/resources'].flatMap(clientsIn);

it('finds every client but that of S3', () => {
  expect(clients.length).toBeGreaterThan(20);
});

// AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2 and its kind count for the service that is meant.
it.each(clients)('$client of $file is called as the SDK calls it', async ({ client, service, modules }) => {
  const sdks: Record<string, unknown>[] = await Promise.all(modules.map((one) => import(one)));
  const Client = sdks.map((sdk) => sdk[client]).find((one) => one !== undefined) as
    | (new (
        config: object,
      ) => { config: { serviceId: string } })
    | undefined;
  if (Client === undefined) throw new Error(`No module of ${modules.join(', ')} has ${client}.`);
  expect(new Client({ region: 'eu-west-1' }).config.serviceId).toBe(service);
});
