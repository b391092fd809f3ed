import { homedir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from './cache-folder.js';

describe.runIf(platform === 'linux')('the cache of a user', () => {
  it.each([
    [{ XDG_CACHE_HOME: '/cache', HOME: '/home/jo' }, '/cache/multienv'],
    [{ XDG_CACHE_HOME: 'relative', HOME: '/home/jo' }, '/home/jo/.cache/multienv'],
    [{ HOME: '/home/jo', USERPROFILE: '/profile' }, '/home/jo/.cache/multienv'],
    [{ USERPROFILE: '/profile' }, '/profile/.cache/multienv'],
    [{}, join(homedir(), '.cache', 'multienv')],
  ])('with %j is %s', (env, folder) => {
    expect(cacheFolder(env)).toBe(folder);
  });
});
