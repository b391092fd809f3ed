import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { defineError } from '../../errors/define-error.js';
import { Interrupted, neverInterrupted } from '../../processes/interrupt.js';
import { changesPath, serveReport } from './serve-report.js';

const broken = defineError({
  code: 'broken-in-this-test',
  summary: 'A file of this test is broken.',
  message: () => 'It is broken.',
  hint: () => 'Mend it.',
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

function ask(port: number, { path = '/', method = 'GET', host = `127.0.0.1:${port}` } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, method, headers: { host }, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('error', () => {});
        response.on('close', () => resolve({ status: response.statusCode, headers: response.headers, text }));
      },
    );
    asked.on('error', reject).end();
  });
}

async function serving(makePage: () => Promise<string> = async () => '<!doctype html>one') {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-serve-'));
  const file = join(folder, 'environments.yaml');
  writeFileSync(file, 'one');
  const gentle = new AbortController();
  const context = {
    ...{ cwd: folder, env: {}, emit: () => {} },
    interrupt: { ...neverInterrupted(), gentle: gentle.signal },
  };
  let end: Promise<void> = Promise.resolve();
  const address = await new Promise<string>((resolve, reject) => {
    end = serveReport(context, {
      ...{ file, port: 0, onListening: resolve },
      makePage: async () => ({ html: await makePage(), files: [file] }),
      pageOfProblems: ({ problems }) => `problems: ${problems[0]?.code}`,
    });
    end.catch(reject);
  });
  const stop = async () => {
    gentle.abort(new Interrupted('SIGINT'));
    await end;
  };
  onTestFinished(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { port: Number(new URL(address).port), address, file, stop };
}

describe('a served report', () => {
  it('is answered to its own host alone: no name of others that leads here reads it', async () => {
    const { port, address } = await serving();
    expect(address).toBe(`http://127.0.0.1:${port}/`);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`])
      expect(await ask(port, { host })).toMatchObject({ status: 200, text: '<!doctype html>one' });
    for (const host of [
      `evil.example:${port}`,
      'evil.example',
      '127.0.0.1',
      `127.0.0.1:${port}.evil.example`,
    ])
      for (const path of ['/', changesPath])
        expect(await ask(port, { host, path })).toMatchObject({ status: 421, text: '421\n' });
  });

  it('is answered to GET alone, and nothing else is there', async () => {
    const { port } = await serving();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect(await ask(port, { method })).toMatchObject({ status: 405 });
    for (const path of ['/environments.yaml', '/../../etc/passwd', '//', '/?', '/%2e%2e/'])
      expect(await ask(port, { path })).toMatchObject({ status: 404 });
  });

  it('is kept in no cache, stands in no frame, and is no content of another origin', async () => {
    const { port } = await serving();
    const always = {
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    };
    const { headers } = await ask(port);
    expect(headers).toMatchObject({
      ...always,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "frame-ancestors 'none'",
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect((await ask(port, { path: '/other' })).headers).toMatchObject({
      ...always,
      'content-type': 'text/plain',
    });
  });

  it('tells of a newer page after a save, shows the problems of a file, and the report again', async () => {
    let text: string | undefined = 'one';
    const { port, file } = await serving(async () => {
      if (text === undefined) throw broken.error();
      return text;
    });
    const told = new Promise<string>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path: changesPath, agent: false }, (response) => {
        let heard = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          heard += part;
          if (heard.includes('event: changed')) resolve(heard);
        });
        response.on('error', () => {});
      });
      asked.on('error', reject).end();
    });
    text = undefined;
    writeFileSync(file, 'not valid');
    expect(await told).toContain('event: changed\ndata: \n\n');
    expect((await ask(port)).text).toBe('problems: broken-in-this-test');
    text = 'mended';
    writeFileSync(file, 'mended file');
    await vi.waitFor(async () => expect((await ask(port)).text).toBe('mended'), 5000);
  });

  it('is not begun with a file that is not valid', async () => {
    await expect(serving(() => Promise.reject(broken.error()))).rejects.toMatchObject({
      problems: [{ code: 'broken-in-this-test' }],
    });
  });

  it('ends at the first Ctrl-C, with pages that are open', async () => {
    const { port, stop } = await serving();
    const open = ask(port, { path: changesPath }).catch(() => 'closed');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await stop();
    await open;
    await expect(ask(port)).rejects.toThrow();
  });

  it('says that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const taken = other.address();
    const port = typeof taken === 'object' && taken !== null ? taken.port : 0;
    const context = { cwd: tmpdir(), env: {}, emit: () => {}, interrupt: neverInterrupted() };
    const served = serveReport(context, {
      ...{ file: '/nowhere', port, onListening: () => {}, pageOfProblems: () => '' },
      makePage: async () => ({ html: '', files: ['/nowhere'] }),
    });
    await expect(served).rejects.toMatchObject({ problems: [{ code: 'report-port-taken' }] });
  });
});
