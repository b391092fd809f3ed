import { join } from 'node:path';
import { send, terraformProcesses } from '../campaign/processes.js';
import type { AwsRequest, Interception, Reaction } from '../e2e/aws-proxy.js';

/** What goes wrong with one environment in the middle of its apply. */
export interface Mishap {
  readonly suffix: string;
  /** At its first request of this action. */
  readonly action: string;
  /** AWS refuses the request, or Terraform is killed when AWS has carried it out. */
  readonly kind: 'refused' | 'killed';
}

/** Lets each mishap come once. */
export function withMishaps(mishaps: readonly Mishap[], folder: string): Interception {
  const waiting = new Set(mishaps);
  const due = (request: AwsRequest, kind: Mishap['kind']) => {
    const found = [...waiting].find((one) => one.kind === kind && isAbout(request, one));
    if (found !== undefined) waiting.delete(found);
    return found;
  };
  return {
    before: (request) => (due(request, 'refused') === undefined ? 'pass' : accessDenied(request)),
    after: (request) => {
      const killed = due(request, 'killed');
      if (killed === undefined) return 'pass';
      const place = join(folder, '.multienv', 'sandbox', 'work', killed.suffix);
      for (const pid of terraformProcesses(place).engines) send(pid, 'SIGKILL');
      return 'cut';
    },
  };
}

function isAbout({ action, body }: AwsRequest, mishap: Mishap): boolean {
  return action === mishap.action && body.includes(mishap.suffix);
}

/** What AWS says to somebody whose policy does not allow an action. */
function accessDenied({ action }: AwsRequest): Reaction {
  const message = `User is not authorized to perform: ${action}`;
  return {
    status: 403,
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`,
  };
}
