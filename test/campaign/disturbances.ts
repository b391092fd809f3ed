import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AwsRequest, Interception, Reaction } from '../e2e/aws-proxy.js';
import { isChange } from './blow.js';
import { send } from './processes.js';

/** Something that goes wrong around a run. */
export interface Disturbance {
  readonly name: string;
  readonly interception: (project: { readonly folder: string }) => Interception;
  /** Folder with little room that the project stands in; removed afterwards. */
  readonly smallDisk?: true;
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

function ended(folder: string): Interception {
  return { before: atTheTenthChange(() => send(emulatorOf(folder), 'SIGKILL')) };
}

function fullDisk(folder: string): Interception {
  return {
    before: atTheTenthChange(() => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize));
    }),
  };
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
    interception: ({ folder }) => ended(folder),
    endsAccount: true,
  },
  { name: 'disk full', interception: ({ folder }) => fullDisk(folder), smallDisk: true },
];

/** A folder on a disk of 64 MiB of its own; undefined where this process may not mount one. */
export function smallDisk(): { readonly folder: string; readonly remove: () => void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    remove: () => {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes room again. */
export function removeBallast(folder: string): void {
  const ballast = join(folder, 'ballast');
  if (existsSync(ballast)) rmSync(ballast);
}
