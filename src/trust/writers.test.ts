import {
  chmodSync,
  chownSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid, platform } from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { otherWriter, otherWriterWithin } from './writers.js';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'multienv-writers-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A path of three levels below a folder of ours. */
function tree() {
  const top = folder();
  const middle = join(top, 'middle');
  const leaf = join(middle, 'leaf');
  mkdirSync(middle, { mode: 0o755 });
  writeFileSync(leaf, '', { mode: 0o644 });
  return { top, middle, leaf };
}

const stranger = 4242;

describe.runIf(platform !== 'win32')('who else could change what a path leads to', () => {
  it('is nobody where it and all folders above are ours, or in a folder like /tmp', () => {
    const { leaf } = tree();
    expect(otherWriter(leaf)).toBeUndefined();
    expect(otherWriter(join(folder(), 'not', 'there'))).toBeUndefined();
  });

  it('is everybody where a file, or a folder above it, is open', () => {
    const { leaf, top, middle } = tree();
    chmodSync(leaf, 0o666);
    expect(otherWriter(leaf)).toBe(`${leaf} can be written by everybody`);
    chmodSync(leaf, 0o644);
    chmodSync(top, 0o777);
    expect(otherWriter(leaf)).toBe(`${top} can be written by everybody`);
    chmodSync(top, 0o1777);
    expect(otherWriter(leaf)).toBeUndefined();
    chmodSync(middle, 0o757);
    expect(otherWriter(leaf)).toBe(`${middle} can be written by everybody`);
  });

  it.runIf(getuid?.() === 0)('is the owner, where that is neither root nor we', () => {
    const { leaf, middle } = tree();
    chownSync(middle, stranger, 0);
    expect(otherWriter(leaf)).toBe(`${middle} belongs to user ${stranger}`);
  });

  it.runIf(getuid?.() === 0)('is a group, where it may write', () => {
    const { leaf, middle } = tree();
    chownSync(middle, 0, stranger);
    chmodSync(middle, 0o775);
    expect(otherWriter(leaf)).toBe(`${middle} can be written by group ${stranger}`);
  });

  it('is found behind links as well, and at the link itself', () => {
    const { leaf, middle } = tree();
    const links = folder();
    const link = join(links, 'link');
    symlinkSync(middle, link);
    expect(otherWriter(join(link, 'leaf'))).toBeUndefined();
    chmodSync(middle, 0o777);
    expect(otherWriter(link)).toBe(`${middle} can be written by everybody`);
    expect(otherWriter(join(link, 'leaf'))).toContain('can be written by everybody');
    chmodSync(middle, 0o755);
    if (getuid?.() !== 0) return;
    lchownSync(link, stranger, 0);
    expect(otherWriter(leaf)).toBeUndefined();
    expect(otherWriter(link)).toBe(`the link ${link} belongs to user ${stranger}`);
  });

  it('ends at links that lead in a circle', () => {
    const links = folder();
    symlinkSync('two', join(links, 'one'));
    symlinkSync('one', join(links, 'two'));
    expect(otherWriter(join(links, 'one'))).toContain('too many links');
  });
});

describe.runIf(platform !== 'win32')('who else could change what is in a folder', () => {
  it('is nobody where all of it is ours, or where there is none', () => {
    const { top } = tree();
    expect(otherWriterWithin(top)).toBeUndefined();
    expect(otherWriterWithin(join(top, 'not', 'there'))).toBeUndefined();
  });

  it('is everybody where it, a folder above or something in it is open', () => {
    const { leaf, top, middle } = tree();
    chmodSync(leaf, 0o666);
    expect(otherWriterWithin(top)).toBe(`${leaf} can be written by everybody`);
    chmodSync(leaf, 0o644);
    chmodSync(top, 0o777);
    expect(otherWriterWithin(middle)).toBe(`${top} can be written by everybody`);
  });

  it('is everybody in a folder like /tmp: there anybody puts something beside what is ours', () => {
    const { top, middle } = tree();
    chmodSync(middle, 0o1777);
    expect(otherWriterWithin(top)).toBe(`${middle} can be written by everybody`);
    expect(otherWriterWithin(middle)).toBe(`${middle} can be written by everybody`);
  });

  it('is found where a link in it leads, also behind what is safe', () => {
    const { leaf } = tree();
    const links = folder();
    mkdirSync(join(links, 'a'));
    writeFileSync(join(links, 'a', 'safe'), '');
    symlinkSync(leaf, join(links, 'b'));
    expect(otherWriterWithin(links)).toBeUndefined();
    chmodSync(leaf, 0o666);
    expect(otherWriterWithin(links)).toBe(`${leaf} can be written by everybody`);
  });
});
