import { buildCommand, buildRouteMap } from '@stricli/core';
import { oneLine } from '../../render/terminal/one-line.js';
import type { CliContext } from '../context.js';
import { configFlag, type JsonFlag, jsonFlag } from '../flags.js';
import { findFile } from '../project.js';

interface Flags extends JsonFlag {
  readonly config?: string;
}

type Action = 'up' | 'status' | 'reset' | 'down';

const briefs: Readonly<Record<Action, string>> = {
  up: 'Start the AWS emulator of this project',
  status: 'Show whether the emulator is running, and what it has refused',
  reset: 'Delete everything in the emulator, and the state of its environments',
  down: 'Stop the emulator',
};

const operations = {
  up: 'sandboxUp',
  status: 'sandboxStatus',
  reset: 'sandboxReset',
  down: 'sandboxDown',
} as const;

function sandboxCommand(action: Action) {
  return buildCommand<Flags, [], CliContext>({
    docs: {
      brief: briefs[action],
      fullDescription: `${briefs[action]}. The sandbox listens on this machine only and needs no AWS account.

Examples:
  multienv sandbox ${action}
  multienv sandbox ${action} --json`,
    },
    parameters: { flags: { ...configFlag, ...jsonFlag } },
    async func({ config, json }) {
      const { dirname } = await import('node:path');
      const sandbox = await import('../../operations/project/sandbox.js');
      const { judgedRequestsText } = await import('../../render/terminal/sandbox/judged-requests.js');
      const root = dirname(await findFile(this, { config }));
      const status = await sandbox[operations[action]](this.operation, { root });
      if (json) return this.printJson({ ...status });
      this.print(oneLine(describe(status)));
      if ('requests' in status && status.requests) this.print(judgedRequestsText(status.requests));
      if (action === 'up') this.say(`next: ${this.invocation.onSandbox('').next('plan')}\n`);
    },
  });
}

function describe(status: object): string {
  if ('stopped' in status) return status.stopped ? 'sandbox stopped' : 'sandbox was not running';
  if (!('endpoint' in status) || typeof status.endpoint !== 'string') return 'sandbox not running';
  return `sandbox running at ${status.endpoint}`;
}

/** `multienv sandbox`. */
export const sandboxRoutes = buildRouteMap({
  routes: {
    up: sandboxCommand('up'),
    status: sandboxCommand('status'),
    reset: sandboxCommand('reset'),
    down: sandboxCommand('down'),
  },
  docs: { brief: 'Run an AWS emulator on this machine, without an account' },
});
