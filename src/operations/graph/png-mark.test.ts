import { describe, expect, it } from 'vitest';
import { hasMark, withMark } from './png-mark.js';

/** One pixel, with the chunks that every PNG has. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the mark of a PNG', () => {
  it('is a text chunk behind the size, with the check sum that the format asks for', () => {
    const marked = Buffer.from(withMark(pixel));
    expect(marked.subarray(0, 33)).toEqual(pixel.subarray(0, 33));
    expect(marked.subarray(37, 41).toString()).toBe('tEXt');
    expect(marked.readUInt32BE(33)).toBe('Software\0multienv graph'.length);
    // By zlib.crc32 of Python.
    expect(marked.readUInt32BE(41 + 23)).toBe(0x449f01ba);
    expect(marked.subarray(68)).toEqual(pixel.subarray(33));
  });

  it('tells our images from others', () => {
    expect(hasMark(Buffer.from(withMark(pixel)))).toBe(true);
    expect(hasMark(pixel)).toBe(false);
    expect(hasMark(Buffer.alloc(0))).toBe(false);
  });
});
