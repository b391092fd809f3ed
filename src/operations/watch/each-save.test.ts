import { mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Interrupted, neverInterrupted } from '../../processes/interrupt.js';
import { nowAndAfterEachSave } from './each-save.js';

function watched(files: (folder: string) => readonly string[] = (folder) => [join(folder, 'a.yaml')]) {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-saves-'));
  const file = join(folder, 'a.yaml');
  writeFileSync(file, 'one');
  const gentle = new AbortController();
  const work = vi.fn(async () => {});
  const interrupt = { ...neverInterrupted(), gentle: gentle.signal };
  const end = nowAndAfterEachSave({ interrupt, files: () => files(folder), lookMs: 10 }, work);
  const stop = async () => {
    gentle.abort(new Interrupted('SIGINT'));
    await end;
  };
  onTestFinished(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const times = (count: number) => vi.waitFor(() => expect(work).toHaveBeenCalledTimes(count), 5000);
  return { folder, file, work, stop, times };
}

describe('after each save', () => {
  it('works once at first, and once after several writes that follow each other', async () => {
    const { file, work, times } = watched();
    await times(1);
    for (const text of ['two', 'three', 'four and more']) writeFileSync(file, text);
    await times(2);
    await pause(100);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('takes a file that an editor puts in the place of the former one, also when there is none for a moment', async () => {
    const { folder, file, work, times } = watched();
    await times(1);
    unlinkSync(file);
    await pause(60);
    expect(work).toHaveBeenCalledTimes(1);
    writeFileSync(join(folder, 'a.yaml~'), 'two');
    renameSync(join(folder, 'a.yaml~'), file);
    await times(2);
  });

  it('sees what is saved while it works', async () => {
    const { file, work, times } = watched();
    await times(1);
    work.mockImplementationOnce(async () => writeFileSync(file, 'saved meanwhile'));
    writeFileSync(file, 'two');
    await times(3);
  });

  it('looks at the other files too, and waits for none that is not there', async () => {
    const { folder, times } = watched((one) =>
      ['a.yaml', 'boot.sh', 'missing.sh'].map((name) => join(one, name)),
    );
    await times(1);
    writeFileSync(join(folder, 'boot.sh'), '#!/bin/sh');
    await times(2);
  });

  it('ends at the first Ctrl-C', async () => {
    const { file, work, stop, times } = watched();
    await times(1);
    await stop();
    writeFileSync(file, 'two');
    await pause(50);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('ends with what the work throws', async () => {
    const failing = nowAndAfterEachSave(
      { interrupt: neverInterrupted(), files: () => ['/nowhere'], lookMs: 5 },
      async () => {
        throw new Error('a fault of ours');
      },
    );
    await expect(failing).rejects.toThrow('a fault of ours');
  });
});
