import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server in front of the emulator that refuses one action of AWS's query protocol. */
export interface RefusingProxy {
  readonly endpoint: string;
  readonly close: () => void;
}

/** Starts one; `refuses` sees the body of a request. */
export async function startRefusingProxy(
  emulator: string,
  refuses: (body: string) => boolean,
): Promise<RefusingProxy> {
  const server = createServer((incoming, answer) => void pass(incoming, answer));
  const pass = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (refuses(body.toString('latin1'))) {
      answer.writeHead(400, { 'Content-Type': 'text/xml' });
      answer.end('<ErrorResponse><Error><Code>Cut</Code><Message>cut here</Message></Error></ErrorResponse>');
      return;
    }
    const { method, headers, url = '/' } = incoming;
    const onward = request(new URL(url, emulator), { method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 500, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    onward.end(body);
  };
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
