import { once } from 'node:events';
import { createServer } from 'node:net';
import { HttpRequest } from '@smithy/core/protocols';
import { expect, it, onTestFinished } from 'vitest';
import { ConnectProxy } from '../../../test/fixtures/proxy/connect-proxy.js';
import { RoutedHandler } from './routed-handler.js';
import { triedOf } from './tried.js';

it('a request to which nobody answers ends in time, and says where it went', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => void silent.close());
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const handler = new RoutedHandler({ variables: {}, connectionTimeout: 30_000, requestTimeout: 200 });
  onTestFinished(() => handler.destroy());
  const request = new HttpRequest({
    protocol: 'http:',
    hostname: '127.0.0.1',
    port,
    path: '/',
    method: 'GET',
  });
  const error: unknown = await handler.handle(request).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) return expect.unreachable('It was answered.');
  expect(error.name).toBe('TimeoutError');
  expect(triedOf(error)).toEqual({ host: `127.0.0.1:${port}`, proxy: undefined, refusal: undefined });
});

it('a request without TLS goes by the proxy of HTTP_PROXY too', async () => {
  const proxy = new ConnectProxy();
  await proxy.start(() => 'http://127.0.0.1:9');
  onTestFinished(() => proxy.stop());
  const variables = { HTTP_PROXY: proxy.url };
  const handler = new RoutedHandler({ variables, connectionTimeout: 2_000, requestTimeout: 2_000 });
  onTestFinished(() => handler.destroy());
  const request = { protocol: 'http:', hostname: 'aws.example.com', port: 8080, path: '/', method: 'GET' };
  proxy.refusal = 403;
  await expect(handler.handle(new HttpRequest(request))).rejects.toThrow();
  expect(proxy.hosts).toEqual(['aws.example.com:8080']);
});
