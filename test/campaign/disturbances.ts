import { appendFileSync, existsSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsRequest, Interception, Reaction } from '../e2e/aws-proxy.js';
import { isChange } from './blow.js';
import type { StatePlace } from './environment.js';
import { isApplying, send } from './processes.js';

/** Something that goes wrong around a run. */
export interface Disturbance {
  readonly name: string;
  readonly interception: (project: { readonly folder: string }) => Interception;
  /** The project stands on a disk with little room. */
  readonly smallDisk?: true;
  /** Where the state is. Default: in S3. */
  readonly state?: StatePlace;
  /** The emulator ends with it, and with the emulator the account: it is started again afterwards. */
  readonly endsAccount?: true;
}

const everyNth = 6;
const outageMs = 20_000;

/** Answers every sixth request with an error of AWS that a client may try again. */
function refuseEverySixth(answer: (request: AwsRequest) => Reaction): Interception {
  let requests = 0;
  return {
    before: (request) => {
      requests += 1;
      return requests % everyNth === 0 ? answer(request) : 'pass';
    },
  };
}

function throttling({ url, body }: AwsRequest): Reaction {
  if (body.startsWith('{')) return { status: 400, body: '{"__type":"ThrottlingException"}' };
  const code = body.includes('Action=') ? 'Throttling' : 'SlowDown';
  const error = `<Error><Code>${code}</Code><Message>${url === '' ? '' : 'Rate exceeded'}</Message></Error>`;
  return body.includes('Action=')
    ? { status: 400, body: `<ErrorResponse>${error}</ErrorResponse>` }
    : { status: 503, body: error };
}

/** Does something once, at the tenth change of AWS. */
function atTheTenthChange(act: () => void): NonNullable<Interception['before']> {
  let changes = 0;
  return (request) => {
    if (isChange(request)) changes += 1;
    if (isChange(request) && changes === 10) act();
    return 'pass';
  };
}

function unreachable(): Interception {
  let until: number | undefined;
  const start = atTheTenthChange(() => {
    until = Date.now() + outageMs;
  });
  return {
    before: (request) => {
      start(request);
      return until !== undefined && Date.now() < until ? 'cut' : 'pass';
    },
  };
}

/** Kills the emulator a little after Terraform has begun to apply. */
export async function killEmulatorOf(folder: string): Promise<void> {
  while (!isApplying(folder)) await sleep(200);
  await sleep(5_000);
  send(emulatorOf(folder), 'SIGKILL');
}

/** Process id of the emulator. */
function emulatorOf(folder: string): number {
  return JSON.parse(readFileSync(join(folder, '.multienv/sandbox/server/server.json'), 'utf8')).pid;
}

function frozen(folder: string): Interception {
  return {
    before: atTheTenthChange(() => {
      const pid = emulatorOf(folder);
      send(pid, 'SIGSTOP');
      setTimeout(() => send(pid, 'SIGCONT'), outageMs).unref();
    }),
  };
}

const refillMs = 20;

function fullDisk(folder: string): Interception {
  return { before: atTheTenthChange(() => fill(folder)) };
}

/** What is freed is taken again at once, until the ballast is removed. */
function keptFull(folder: string): Interception {
  return {
    before: atTheTenthChange(() => {
      fill(folder);
      const timer = setInterval(() => {
        if (existsSync(ballastOf(folder))) fill(folder);
        else clearInterval(timer);
      }, refillMs);
    }),
  };
}

function fill(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  try {
    appendFileSync(ballastOf(folder), Buffer.alloc(bavail * bsize));
  } catch {
    // Somebody else was faster: then it is full as well.
  }
}

function ballastOf(folder: string): string {
  return join(folder, 'ballast');
}

/** What a network, AWS and a disk do to a deploy. */
export const disturbances: readonly Disturbance[] = [
  { name: 'every sixth request throttled', interception: () => refuseEverySixth(throttling) },
  {
    name: 'every sixth request answered with 500',
    interception: () => refuseEverySixth(() => ({ status: 500, body: '' })),
  },
  { name: 'AWS out of reach for 20 s', interception: unreachable },
  { name: 'AWS silent for 20 s', interception: ({ folder }) => frozen(folder) },
  {
    name: 'emulator killed and started again',
    interception: () => ({}),
    endsAccount: true,
  },
  { name: 'disk full', interception: ({ folder }) => fullDisk(folder), smallDisk: true },
  {
    name: 'disk full, with the state in a local file',
    interception: ({ folder }) => fullDisk(folder),
    smallDisk: true,
    state: 'local',
  },
  {
    name: 'disk full, and every byte that is freed taken again, with the state in a local file',
    interception: ({ folder }) => keptFull(folder),
    smallDisk: true,
    state: 'local',
  },
];

/** Makes room again. */
export function removeBallast(folder: string): void {
  rmSync(ballastOf(folder), { force: true });
}
