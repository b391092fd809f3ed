import { homedir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';

/** The user's cache folder of this product: XDG_CACHE_HOME, ~/Library/Caches or LOCALAPPDATA, with `multienv` in it. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  return join(cacheHome(env, home), 'multienv');
}

function cacheHome(env: Readonly<Record<string, string | undefined>>, home: string): string {
  // The XDG specification has relative paths ignored.
  if (env.XDG_CACHE_HOME?.startsWith('/')) return env.XDG_CACHE_HOME;
  if (platform === 'win32') return env.LOCALAPPDATA ?? join(home, 'AppData', 'Local');
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}
