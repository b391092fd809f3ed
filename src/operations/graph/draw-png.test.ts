import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { neverInterrupted } from '../../processes/interrupt.js';
import { drawPng } from './draw-png.js';

it.runIf(process.platform === 'linux')(
  'starts no browser of the repository or of a package because it is on PATH',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'multienv-png-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, '.git'));
    const mark = join(folder, 'started');
    const places = [join(folder, 'bin'), join(folder, 'node_modules', '.bin')];
    for (const place of places) {
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, 'chromium'), `#!/bin/sh\n: > ${mark}\n`);
      chmodSync(join(place, 'chromium'), 0o755);
    }
    const context = { cwd: folder, emit: () => {}, interrupt: neverInterrupted() };
    const drawn = drawPng(
      { ...context, env: { PATH: places.join(':') } },
      { svg: '<svg/>', width: 1, height: 1 },
    );
    await expect(drawn).rejects.toMatchObject({ problems: [{ code: 'chromium-not-found' }] });
    expect(existsSync(mark)).toBe(false);
  },
);
