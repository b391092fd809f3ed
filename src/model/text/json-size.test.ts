import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tooMuchJson } from './json-size.js';

describe('how much JSON is', () => {
  it('is not too much for what is small', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(tooMuchJson(text)).toBeUndefined();
      }),
    );
  });

  it('counts levels, not brackets', () => {
    expect(tooMuchJson('[]'.repeat(5_000), 1_000)).toBeUndefined();
    expect(tooMuchJson(`${'['.repeat(1_000)}${']'.repeat(1_000)}`, 1_000)).toBeUndefined();
    expect(tooMuchJson(`${'['.repeat(1_001)}`, 1_000)).toContain('1000 levels');
    expect(tooMuchJson('{"a":'.repeat(1_001), 1_000)).toContain('1000 levels');
  });

  it('counts values', () => {
    expect(tooMuchJson(`[${'1,'.repeat(1_900_000)}1]`)).toBeUndefined();
    expect(tooMuchJson(`[${'1,'.repeat(2_000_000)}1]`)).toContain('2000000 values');
    expect(tooMuchJson('{}'.repeat(2_000_001))).toContain('2000000 values');
  });

  it('does not count what stands in texts, whatever is escaped in them', () => {
    expect(tooMuchJson(JSON.stringify('['.repeat(5_000)), 1_000)).toBeUndefined();
    expect(tooMuchJson(JSON.stringify(`\\"${'['.repeat(5_000)}`), 1_000)).toBeUndefined();
    expect(tooMuchJson(`${JSON.stringify('\\')}${'['.repeat(5_000)}`, 1_000)).toContain('levels');
    expect(tooMuchJson('"')).toBeUndefined();
    expect(tooMuchJson(`"${'\\'.repeat(100_000)}`)).toBeUndefined();
    expect(tooMuchJson(`"${'\\"'.repeat(100_000)}`)).toBeUndefined();
  });
});
