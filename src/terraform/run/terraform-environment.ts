import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../files/make-folder.js';
import { withoutLogs } from '../../processes/without-logs.js';
import { whyInRepository } from '../../trust/repository-of.js';
import { otherWriterWithin } from '../../trust/writers.js';

type Env = Readonly<Record<string, string | undefined>>;

/** What Terraform's process sees, and what the person should know about it. */
export interface TerraformEnvironment {
  readonly env: Record<string, string | undefined>;
  readonly notices: readonly string[];
}

interface CacheOptions {
  /** The user's cache folder of this product; undefined where no provider is downloaded. */
  readonly cacheFolder: string | undefined;
  /** Folder of environments.yaml: its repository must not bring the cache. */
  readonly project?: string;
}

/** They would change what we ask Terraform to do, behind our back. */
const dropped = /^TF_(CLI_ARGS(_.*)?|WORKSPACE|DATA_DIR|INPUT)$/;

/**
 * The environment of Terraform's process: the given one without what would change the meaning of our commands, and without TF_LOG: a
 * provider's log holds the requests, and with them the password.
 */
export function terraformEnvironment(
  given: Env,
  { cacheFolder, project }: CacheOptions,
): TerraformEnvironment {
  const env: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(withoutLogs(given))) if (!dropped.test(name)) env[name] = value;
  const notices = logNotices(given);
  const configFile = given.TF_CLI_CONFIG_FILE;
  if (configFile !== undefined && !existsSync(configFile)) {
    delete env.TF_CLI_CONFIG_FILE;
    if (configFile !== '')
      notices.push(`TF_CLI_CONFIG_FILE names ${configFile}, which does not exist: ignored.`);
  }
  Object.assign(env, { TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1', NO_COLOR: '1' });
  if (env.TF_PLUGIN_CACHE_DIR || cacheFolder === undefined) return { env, notices };
  const cache = pluginCache(cacheFolder);
  const why =
    otherWriterWithin(cache) ?? (project === undefined ? undefined : whyInRepository(project, cache));
  if (why === undefined) env.TF_PLUGIN_CACHE_DIR = cache;
  else notices.push(`The plugin cache ${cache} is not used: ${why}.`);
  return { env, notices };
}

function logNotices(given: Env): string[] {
  const kept = withoutLogs(given);
  const names = Object.keys(given).filter((name) => !(name in kept) && given[name]);
  if (names.length === 0) return [];
  return [`${names.join(', ')} ignored: Terraform's log would hold the password of the database.`];
}

function pluginCache(cacheFolder: string): string {
  const folder = join(cacheFolder, 'plugins');
  makeFolder(folder, 0o700);
  return folder;
}
