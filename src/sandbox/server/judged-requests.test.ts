import { createServer } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { judgedRequestsAt } from './judged-requests.js';

let close = () => {};
afterEach(() => close());

async function serverThat(answers: string, status = 200): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end(answers));
  close = () => void server.close();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

const refused = {
  service: 'rds',
  operation: 'CreateDBInstance',
  code: 'MissingParameter',
  member: 'DBInstanceClass',
  constraint: 'Member must not be null',
};

it('tells what was refused', async () => {
  const report = { judged: 3, refused: 1, unjudged: 0, last: [refused] };
  expect(await judgedRequestsAt(await serverThat(JSON.stringify(report)))).toEqual(report);
});

it.each([
  ['an emulator of an earlier release', '<html>not found', 404],
  ['another program', '{"judged":"all"}', 200],
])('%s has judged nothing', async (_, answers, status) => {
  expect(await judgedRequestsAt(await serverThat(answers, status))).toBeUndefined();
});

it('nobody at the address has judged nothing', async () => {
  expect(await judgedRequestsAt('http://127.0.0.1:1')).toBeUndefined();
});
