import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { platform } from 'node:process';

type Env = Readonly<Record<string, string | undefined>>;

/** The user's configuration folder of this product: XDG_CONFIG_HOME, ~/.config, ~/Library/Application Support or APPDATA, with `multienv` in it. */
export function configFolder(env: Env): string {
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  return join(configHome(env, home), 'multienv');
}

function configHome(env: Env, home: string): string {
  // The XDG specification has relative paths ignored.
  if (env.XDG_CONFIG_HOME !== undefined && isAbsolute(env.XDG_CONFIG_HOME)) return env.XDG_CONFIG_HOME;
  if (platform === 'win32') return env.APPDATA ?? join(home, 'AppData', 'Roaming');
  return platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.config');
}
