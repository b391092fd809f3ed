import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { messageOf } from '../../errors/message-of.js';
import { UserError } from '../../errors/user-error.js';
import type { OperationContext } from '../context.js';
import { nowAndAfterEachSave } from '../watch/each-save.js';
import { reportPortTaken } from './errors.js';

/** Path at which a page hears that there is a newer one. */
export const changesPath = '/changes';

interface ServeOptions {
  /** Absolute path of environments.yaml. */
  readonly file: string;
  /** 0 for one that is free. */
  readonly port: number;
  /** Makes the page from the file as it is now, and tells which files it was made from. */
  readonly makePage: () => Promise<{ readonly html: string; readonly files: readonly string[] }>;
  /** The page of a file that is not valid. */
  readonly pageOfProblems: (error: UserError) => string;
  /** Hears the address once somebody may ask it. */
  readonly onListening: (address: string) => void;
}

/**
 * Serves a report on 127.0.0.1 until the first Ctrl-C, and tells open pages after each save of the file that there is a newer one.
 * Only a GET whose `Host` is this server's own is answered: a page of another origin whose name leads here reads nothing.
 * @throws UserError `report-port-taken`; the problems of a file that is not valid at the start
 */
export async function serveReport(context: OperationContext, options: ServeOptions): Promise<void> {
  let files: readonly string[] = [options.file];
  let served: ServedPage | undefined;
  const renew = async () => {
    const made = await pageNow(options, served !== undefined);
    files = made.files ?? files;
    if (context.interrupt.gentle.aborted) return;
    if (served !== undefined) {
      served.change(made.html);
      return;
    }
    served = new ServedPage(made.html);
    options.onListening(`http://127.0.0.1:${await served.listen(options.port)}/`);
  };
  await nowAndAfterEachSave({ interrupt: context.interrupt, files: () => files }, renew).finally(() =>
    served?.end(),
  );
}

/** The page, or that of the problems of a file that was valid at first. */
async function pageNow({ makePage, pageOfProblems }: ServeOptions, hasPage: boolean) {
  try {
    return await makePage();
  } catch (error) {
    if (!hasPage || !(error instanceof UserError)) throw error;
    return { html: pageOfProblems(error), files: undefined };
  }
}

const headers = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

/** The page as it is now, and those who wait for the next one. */
class ServedPage {
  #html: string;
  #port = 0;
  readonly #waiting = new Set<ServerResponse>();
  readonly #server = createServer((request, response) => this.#answer(request, response));

  constructor(html: string) {
    this.#html = html;
  }

  /** The port at which it listens. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (cause) =>
        reject(reportPortTaken.error({ port, reason: messageOf(cause) }, { cause })),
      );
      this.#server.listen({ port, host: '127.0.0.1' }, resolve);
    });
    const address = this.#server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : port;
    return this.#port;
  }

  change(html: string): void {
    this.#html = html;
    for (const response of this.#waiting) response.write('event: changed\ndata: \n\n');
  }

  end(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer({ method, url, headers: asked }: IncomingMessage, response: ServerResponse): void {
    const hosts = [`127.0.0.1:${this.#port}`, `localhost:${this.#port}`];
    if (!hosts.includes(asked.host ?? '')) refuse(response, 421);
    else if (method !== 'GET') refuse(response, 405);
    else if (url === changesPath) this.#wait(response);
    else if (url === '/') this.#send(response);
    else refuse(response, 404);
  }

  #send(response: ServerResponse): void {
    const type = 'text/html; charset=utf-8';
    // The page brings its own policy, with the digests of its script and style; this is what no page can say of itself.
    const policy = "frame-ancestors 'none'";
    response.writeHead(200, { ...headers, 'Content-Type': type, 'Content-Security-Policy': policy });
    response.end(this.#html);
  }

  #wait(response: ServerResponse): void {
    response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
    response.write(': waiting\n\n');
    this.#waiting.add(response);
    response.on('close', () => this.#waiting.delete(response));
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain' }).end(`${status}\n`);
}
