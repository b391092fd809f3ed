import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request of Terraform or of ours to AWS. */
export interface AwsRequest {
  readonly method: string;
  readonly url: string;
  /** `rds CreateDBInstance`, `secretsmanager.GetSecretValue`, `PUT /bucket?policy`. */
  readonly action: string;
  readonly body: string;
  /** The service that the request was signed for: `rds`, `s3`; empty where none is named. */
  readonly service: string;
  /** Whether it changes something: no description, list or read. */
  readonly changes: boolean;
}

/** What becomes of a request: handed on, answered by the proxy, or cut off without an answer. */
export type Reaction = 'pass' | 'cut' | { readonly status: number; readonly body: string };

/** What a proxy does with the requests; both may take their time. */
export interface Interception {
  /** Whether the emulator learns that a request is a second attempt, which it answers as the first; AWS does not look at that. Default: false. */
  readonly tellsAttempts?: boolean;
  /** Before the emulator sees it. Default: pass. */
  readonly before?: (request: AwsRequest) => Reaction | Promise<Reaction>;
  /** After the emulator has carried it out, before its answer is handed on. Default: pass. */
  readonly after?: (request: AwsRequest) => Reaction | Promise<Reaction>;
}

/** A server in front of the emulator. */
export interface AwsProxy {
  readonly endpoint: string;
  readonly close: () => void;
}

/** Starts one on a free port of this machine. */
export async function startAwsProxy(emulator: string, interception: Interception): Promise<AwsProxy> {
  const server = createServer((incoming, answer) => {
    pass(incoming, answer, { emulator, interception }).catch(() => answer.destroy());
  });
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

async function pass(
  incoming: IncomingMessage,
  answer: ServerResponse,
  { emulator, interception }: { readonly emulator: string; readonly interception: Interception },
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const awsRequest = describe(incoming, body.toString('latin1'));
  const first = (await interception.before?.(awsRequest)) ?? 'pass';
  if (first !== 'pass') return answerItself(answer, first);
  const { 'amz-sdk-invocation-id': _, ...others } = incoming.headers;
  const headers = interception.tellsAttempts ? incoming.headers : others;
  const { method, url = '/' } = incoming;
  const onward = request(new URL(url, emulator), { method, headers }, (reply) => {
    Promise.resolve(interception.after?.(awsRequest) ?? 'pass').then(
      (last) => {
        if (last !== 'pass') {
          reply.resume();
          return answerItself(answer, last);
        }
        answer.writeHead(reply.statusCode ?? 500, reply.headers);
        reply.pipe(answer);
      },
      () => answer.destroy(),
    );
  });
  onward.on('error', () => answer.destroy());
  onward.end(body);
}

function answerItself(answer: ServerResponse, reaction: Exclude<Reaction, 'pass'>): void {
  if (reaction === 'cut') return void answer.destroy();
  answer.writeHead(reaction.status, { 'Content-Type': 'text/xml' });
  answer.end(reaction.body);
}

const reads = /^(Describe|Get|List|Head)/;

function describe({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): AwsRequest {
  const target = headers['x-amz-target'];
  const named = typeof target === 'string' ? target.split('.').at(-1) : /(?:^|&)Action=(\w+)/.exec(body)?.[1];
  const action = named ?? `${method} ${url}`;
  const changes = named === undefined ? !['GET', 'HEAD'].includes(method) : !reads.test(named);
  const service = /Credential=(?:[^/]+\/){3}([a-z0-9-]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';
  return { method, url, action, body, service, changes };
}
