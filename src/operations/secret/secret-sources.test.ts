import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadEnvironments } from '../../config/file/load.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { secretInit, secretRotate } from './secret.js';
import { isUsable, secretRestore } from './secret-status.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'multienv-sources-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const context = { cwd: '/', env: {}, emit: () => {}, interrupt: neverInterrupted() };

/** Nobody answers there: what is asked of AWS fails. */
function options(source: string) {
  const file = join(root, 'environments.yaml');
  const password = `database: { password: { source: ${source} } }`;
  writeFileSync(file, `version: 1\nenvironments:\n  dev-001: { environment: dev, ${password} } # mine\n`);
  const [environment] = loadEnvironments(file).environments;
  if (environment === undefined) throw new Error('The file has an environment.');
  return { environment, root, file, sandbox: { endpoint: 'http://127.0.0.1:9', folder: root } };
}

it.each(['generated', 'rdsManaged'])('`secret init` makes nothing for the source %s', async (source) => {
  await expect(secretInit(context, options(source))).rejects.toMatchObject({
    code: 'secret-not-ours',
    exitCode: 2,
    problems: [
      { message: expect.stringContaining(source), hint: expect.stringContaining('multienv deploy') },
    ],
  });
});

it('`secret rotate` raises the version of a generated password, and asks AWS for nothing', async () => {
  const chosen = options('generated');
  expect(await secretRotate(context, chosen)).toEqual({
    name: 'rds-password-dev-001',
    arn: null,
    version: 2,
  });
  expect(readFileSync(chosen.file, 'utf8')).toContain('{ source: generated, version: 2 } } } # mine\n');
});

it('what RDS manages is neither rotated nor restored', async () => {
  const chosen = options('rdsManaged');
  await expect(secretRotate(context, chosen)).rejects.toMatchObject({ code: 'secret-not-ours' });
  await expect(secretRestore(context, chosen)).rejects.toMatchObject({ code: 'secret-not-ours' });
  expect(readFileSync(chosen.file, 'utf8')).not.toContain('version: 2');
});

it('a secret that a deploy makes may be missing', () => {
  const status = (source: 'generated' | 'rdsManaged') =>
    isUsable({ source, state: 'missing', name: null, arn: null });
  expect([status('generated'), status('rdsManaged')]).toEqual([true, true]);
});
