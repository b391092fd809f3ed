import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { platform } from 'node:process';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { pluginFolderUnusable } from '../errors.js';
import type { TerraformProduct } from './find-terraform.js';
import { linkForOpenTofu } from './opentofu-mirror.js';

/** Where to look for providers without the network. */
export interface PluginFolderOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder in which the person stands: relative paths start here. Default: the root. */
  readonly cwd?: string;
  readonly product: TerraformProduct;
  /** Value of `--plugin-dir`. */
  readonly pluginDir?: string;
  /** Folder whose sub-folders are tried last. Default: /opt. */
  readonly lastResort?: string;
  /** The user's cache folder: a mirror of Terraform's registry is linked there in the form that OpenTofu reads. */
  readonly cacheFolder: string;
}

const hosts: Readonly<Record<TerraformProduct, string>> = {
  terraform: 'registry.terraform.io',
  opentofu: 'registry.opentofu.org',
};

/** Where Terraform will find its provider. */
export type ProviderSource =
  /** A mirror that we name to Terraform. */
  | { readonly kind: 'folder'; readonly folder: string }
  /** A mirror in which Terraform looks by itself. */
  | { readonly kind: 'implied'; readonly folder: string }
  /** What the person's own configuration of Terraform says. */
  | { readonly kind: 'configuration' }
  | { readonly kind: 'registry'; readonly host: string };

/**
 * The folder to give to `terraform init -plugin-dir`, or undefined when Terraform finds its provider by itself: by its
 * configuration file, in its implied mirrors, or in the registry.
 * @throws UserError `plugin-folder-unusable` when a folder is named that is no mirror with the AWS provider.
 */
export function findPluginFolder(options: PluginFolderOptions): string | undefined {
  const source = findProviderSource(options);
  return source.kind === 'folder' ? source.folder : undefined;
}

/**
 * Where the provider comes from, in the order in which the places count.
 * @throws UserError `plugin-folder-unusable`, see `findPluginFolder`.
 */
export function findProviderSource(options: PluginFolderOptions): ProviderSource {
  const { env, pluginDir, product } = options;
  if (pluginDir !== undefined) return { kind: 'folder', folder: named(pluginDir, '--plugin-dir', options) };
  const fromEnv = env.MULTIENV_PLUGIN_DIR;
  if (fromEnv !== undefined && fromEnv !== '')
    return { kind: 'folder', folder: named(fromEnv, 'MULTIENV_PLUGIN_DIR', options) };
  if (saysHowToInstall(env)) return { kind: 'configuration' };
  const implied = impliedMirrors(env).find((folder) => existsSync(join(folder, layoutOf(product))));
  if (implied !== undefined) return { kind: 'implied', folder: implied };
  const folder = firstMirror(foldersIn(options.lastResort ?? '/opt'), options);
  return folder === undefined ? { kind: 'registry', host: hosts[product] } : { kind: 'folder', folder };
}

/** Where a mirror keeps the AWS provider, below its folder. */
export function layoutOf(product: TerraformProduct): string {
  return join(hosts[product], 'hashicorp', 'aws');
}

function named(path: string, from: string, options: PluginFolderOptions): string {
  const folder = resolve(options.cwd ?? '/', path);
  const expected = layoutOf(options.product);
  const mirror = firstMirror([folder], options);
  if (mirror === undefined) throw pluginFolderUnusable.error({ folder, from, expected });
  return mirror;
}

/** The first folder with the layout of the product; for OpenTofu else the first of Terraform's, whose provider is the same program. */
function firstMirror(
  folders: readonly string[],
  { product, cacheFolder }: PluginFolderOptions,
): string | undefined {
  const withLayout = (of: TerraformProduct) =>
    folders.find((folder) => existsSync(join(folder, layoutOf(of))));
  const own = withLayout(product);
  if (own !== undefined || product === 'terraform') return own;
  const terraforms = withLayout('terraform');
  if (terraforms === undefined) return undefined;
  const [from, to] = [layoutOf('terraform'), layoutOf('opentofu')];
  return linkForOpenTofu(terraforms, { from, to, cacheFolder });
}

/** Whether the person's own configuration of Terraform decides where providers come from; a flag of ours would override it. */
function saysHowToInstall(env: PluginFolderOptions['env']): boolean {
  const home = env.HOME ?? env.USERPROFILE ?? '';
  const files = [
    env.TF_CLI_CONFIG_FILE,
    join(home, '.terraformrc'),
    join(home, '.tofurc'),
    join(env.APPDATA ?? '', 'terraform.rc'),
  ];
  return files.some((file) => file !== undefined && contains(file, 'provider_installation'));
}

function contains(file: string, text: string): boolean {
  try {
    return readLimited(file, fileLimits.record).includes(text);
  } catch {
    return false;
  }
}

/** Folders in which Terraform looks by itself: https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories */
function impliedMirrors(env: PluginFolderOptions['env']): readonly string[] {
  const home = env.HOME ?? env.USERPROFILE ?? '';
  if (platform === 'win32') {
    const roaming = env.APPDATA ?? join(home, 'AppData', 'Roaming');
    return [join(roaming, 'terraform.d', 'plugins'), join(roaming, 'HashiCorp', 'Terraform', 'plugins')];
  }
  const own = join(home, '.terraform.d', 'plugins');
  if (platform === 'darwin') {
    const library = join('Library', 'Application Support', 'io.terraform', 'plugins');
    return [own, join(home, library), join('/', library)];
  }
  const data = env.XDG_DATA_HOME ?? join(home, '.local', 'share');
  const shared = (env.XDG_DATA_DIRS ?? '/usr/local/share:/usr/share').split(delimiter);
  return [own, ...[data, ...shared].map((folder) => join(folder, 'terraform', 'plugins'))];
}

function foldersIn(parent: string): readonly string[] {
  try {
    return readdirSync(parent)
      .sort()
      .map((name) => join(parent, name));
  } catch {
    return [];
  }
}
