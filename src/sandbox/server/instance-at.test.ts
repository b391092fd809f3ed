import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { instanceAt } from './instance-at.js';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

it('is what the emulator says of itself', async () => {
  const endpoint = await serverThat((request, response) => {
    response.end(JSON.stringify({ instance: request.url }));
  });
  expect(await instanceAt(endpoint, 5_000)).toBe('/multienv-instance');
});

it.each<[string, RequestListener]>([
  ['another program', (_, response) => response.end('<html>')],
  ['a list', (_, response) => response.end('[1]')],
  ['an error', (_, response) => response.writeHead(500).end('{"instance":"a"}')],
  ['a redirect', (_, response) => response.writeHead(302, { location: '/other' }).end('{"instance":"a"}')],
  ['an answer that breaks off', (_, response) => response.write('{"instance"', () => response.destroy())],
  ['an answer without end', (_, response) => response.end(`"${'x'.repeat(1_000_000)}"`)],
])('%s is not the emulator', async (_, answers) => {
  expect(await instanceAt(await serverThat(answers), 5_000)).toBeUndefined();
});

it('nobody is waited for longer than is said', async () => {
  const endpoint = await serverThat(() => {});
  expect(await instanceAt(endpoint, 50)).toBeUndefined();
  expect(await instanceAt('http://127.0.0.1:1', 5_000)).toBeUndefined();
});
