import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { answersAt } from './answers-at.js';

it.each(['127.0.0.1', '::1'])('somebody who listens answers, at %s', async (host) => {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, host, listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const endpoint = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  expect(await answersAt(endpoint)).toBe(true);
  await new Promise((closed) => server.close(closed));
  expect(await answersAt(endpoint)).toBe(false);
});

it('nobody is told soon', async () => {
  const started = Date.now();
  expect(await answersAt('http://127.0.0.1:9')).toBe(false);
  expect(Date.now() - started).toBeLessThan(2_000);
});
