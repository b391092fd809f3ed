import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { neverInterrupted } from '../processes/interrupt.js';
import { watchEmulator } from './watch-emulator.js';

async function listen(port = 0): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

function watch(port: number, interrupt = neverInterrupted()) {
  const watched = watchEmulator({ endpoint: `http://127.0.0.1:${port}`, interrupt, pollMs: 20 });
  onTestFinished(watched.stop);
  return watched;
}

it('interrupts gently and then at once when nothing listens any more', async () => {
  const { server, port } = await listen();
  const { interrupt, hasEnded } = watch(port);
  await sleep(300);
  expect(hasEnded()).toBe(false);
  server.close();
  await once(interrupt.gentle, 'abort');
  expect(interrupt.kill.aborted).toBe(false);
  expect(hasEnded()).toBe(true);
  await once(interrupt.kill, 'abort');
});

it('waits for one that is started again at once', async () => {
  const { server, port } = await listen();
  const { hasEnded } = watch(port);
  server.close();
  await sleep(40);
  await listen(port);
  await sleep(300);
  expect(hasEnded()).toBe(false);
});

it('leaves an emulator that cannot be reached for another reason to Terraform', async () => {
  // An address for discarding, which no network has a way to: https://www.rfc-editor.org/rfc/rfc6666
  const endpoint = 'http://[100::1]:1';
  const { hasEnded, stop } = watchEmulator({ endpoint, interrupt: neverInterrupted(), pollMs: 20 });
  onTestFinished(stop);
  await sleep(300);
  expect(hasEnded()).toBe(false);
});

it('passes on the interruption of a person, which is none of its own', async () => {
  const { port } = await listen();
  const person = new AbortController();
  const { interrupt, hasEnded } = watch(port, { gentle: person.signal, kill: person.signal });
  person.abort('stop');
  expect(interrupt.gentle.reason).toBe('stop');
  expect(hasEnded()).toBe(false);
});
