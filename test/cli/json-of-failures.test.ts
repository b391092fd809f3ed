import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { everyCommand } from '../../scripts/reference/every-command.js';
import type { Interruption } from '../../src/cli/interruption.js';
import { Interrupted } from '../../src/processes/interrupt.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

const withJson = [...everyCommand].filter(
  ([words, command]) => words !== 'schema' && command.usesFlag('json', 'original'),
);

/** A signal that came before the command began. */
function interruptedAtOnce(): Interruption {
  const gentle = AbortSignal.abort(new Interrupted('SIGTERM'));
  return { gentle, kill: new AbortController().signal, exitCode: () => 143, raise: () => {} };
}

const required: Readonly<Record<string, readonly string[]>> = {
  destroy: ['--confirm', 'dev-001'],
  deploy: ['--yes'],
  recover: ['--yes'],
  unlock: ['--yes'],
  bootstrap: ['--yes'],
  'state migrate': ['--yes'],
};

it.each(withJson.map(([words]) => words))(
  '%s prints one JSON document after a signal, and ends with its exit code',
  async (words) => {
    const cwd = temporaryProject(
      'version: 1\nenvironments:\n  dev-001: { environment: dev, backend: { type: s3, bucket: states } }\n',
    );
    const args = [...words.split(' '), ...(required[words] ?? []), '--json'];
    const { exitCode, stdout } = await runHere(args, {
      cwd,
      interrupt: interruptedAtOnce(),
      // Nobody answers there.
      env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
    });
    expect(exitCode).toBe(143);
    expect(JSON.parse(stdout)).toHaveProperty('version', 1);
  },
);

/** A fault cannot be had otherwise. */
const broken = [
  ['validate', '../../src/operations/project/validate.js', 'validateProject'],
  ['rules RDS-1', '../../src/operations/check/rules.js', 'findRule'],
  ['doctor', '../../src/operations/doctor/doctor.js', 'doctor'],
  ['sandbox status', '../../src/operations/project/sandbox.js', 'sandboxStatus'],
  ['init', '../../src/operations/project/init.js', 'init'],
] as const;

it.each(broken)(
  '%s prints a JSON document of a fault of ours, and exits 70',
  async (words, module, operation) => {
    vi.doMock(module, () => ({
      listRules: () => [],
      [operation]: () => {
        throw new TypeError('ours');
      },
    }));
    onTestFinished(() => void vi.doUnmock(module));
    const cwd = temporaryProject();
    const env = { XDG_CACHE_HOME: join(cwd, 'cache') };
    const { exitCode, stdout, stderr } = await runHere([...words.split(' '), '--json'], { cwd, env });
    expect(exitCode).toBe(70);
    expect(stderr).toMatch(/^bug: ours\. /);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      problems: [{ code: 'internal-fault', message: 'ours' }],
    });
  },
);
