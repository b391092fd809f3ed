import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { platform } from 'node:process';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { whyInRepository } from '../../trust/repository-of.js';
import { otherWriter, otherWriterWithin } from '../../trust/writers.js';
import { pluginFolderUnusable } from '../binary-errors.js';
import { impliedMirrorOpen } from '../provider-errors.js';
import type { TerraformProduct } from './find-terraform.js';
import { linkForOpenTofu } from './opentofu-mirror.js';

/** Where to look for providers without the network. */
export interface PluginFolderOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of environments.yaml: its repository must not bring the cache. */
  readonly project?: string;
  /** Folder in which the person stands: relative paths start here. Default: the root. */
  readonly cwd?: string;
  readonly product: TerraformProduct;
  /** Value of `--plugin-dir`. */
  readonly pluginDir?: string;
  /** Folder whose sub-folders are tried last. Default: /opt. */
  readonly lastResort?: string;
  /** Told of a mirror that is not used because somebody else could change it. */
  readonly onPassedOver?: (message: string) => void;
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
  | { readonly kind: 'folder'; readonly folder: string; readonly isNamed: boolean }
  /** A mirror in which Terraform looks by itself. */
  | { readonly kind: 'implied'; readonly folder: string }
  /** What the person's own configuration of Terraform says. */
  | { readonly kind: 'configuration' }
  | { readonly kind: 'registry'; readonly host: string };

/**
 * The folder to give to `terraform init -plugin-dir`, or undefined when Terraform finds its provider by itself: by its
 * configuration file, in its implied mirrors, or in the registry.
 * @throws UserError `plugin-folder-unusable` when a folder is named that is no mirror with the AWS provider, `implied-mirror-open`
 */
export function findPluginFolder(options: PluginFolderOptions): string | undefined {
  const source = findProviderSource(options);
  return source.kind === 'folder' ? source.folder : undefined;
}

/**
 * Where the provider comes from, in the order in which the places count.
 * A mirror that nobody named is one that nobody but root and we can change.
 * @throws UserError `plugin-folder-unusable`, `implied-mirror-open`, see `findPluginFolder`.
 */
export function findProviderSource(options: PluginFolderOptions): ProviderSource {
  const { env, pluginDir, product, onPassedOver = () => {} } = options;
  if (pluginDir !== undefined) return named(pluginDir, '--plugin-dir', options);
  const fromEnv = env.MULTIENV_PLUGIN_DIR;
  if (fromEnv !== undefined && fromEnv !== '') return named(fromEnv, 'MULTIENV_PLUGIN_DIR', options);
  if (saysHowToInstall(env)) return { kind: 'configuration' };
  const implied = impliedSource(env, product);
  if (implied !== undefined) return implied;
  const closed = foldersIn(options.lastResort ?? '/opt').filter((folder) => isClosed(folder, onPassedOver));
  const folder = firstMirror(closed, options);
  return folder === undefined
    ? { kind: 'registry', host: hosts[product] }
    : { kind: 'folder', folder, isNamed: false };
}

/** Terraform looks in all of them, and we cannot keep it from one: an open one has to be closed. */
function impliedSource(
  env: PluginFolderOptions['env'],
  product: TerraformProduct,
): ProviderSource | undefined {
  const folders = impliedMirrors(env).filter((folder) => existsSync(join(folder, layoutOf(product))));
  for (const folder of folders) {
    const why = otherWriterWithin(join(folder, layoutOf(product)));
    if (why !== undefined) throw impliedMirrorOpen.error({ folder, why });
  }
  const [folder] = folders;
  return folder === undefined ? undefined : { kind: 'implied', folder };
}

/** Whether nobody but root and we can change what a mirror has of the AWS provider; what is no mirror is none of anybody's business. */
function isClosed(folder: string, onPassedOver: (message: string) => void): boolean {
  for (const product of ['terraform', 'opentofu'] as const) {
    const layout = join(folder, layoutOf(product));
    const why = existsSync(layout) ? otherWriterWithin(layout) : undefined;
    if (why === undefined) continue;
    onPassedOver(
      `The provider mirror ${folder} is not used: ${why}. Name it with --plugin-dir to use it all the same.`,
    );
    return false;
  }
  return true;
}

/** Where a mirror keeps the AWS provider, below its folder. */
export function layoutOf(product: TerraformProduct): string {
  return join(hosts[product], 'hashicorp', 'aws');
}

/** The person answers for a folder that they name; that others can change it is told. */
function named(path: string, from: string, options: PluginFolderOptions): ProviderSource {
  const folder = resolve(options.cwd ?? '/', path);
  const expected = layoutOf(options.product);
  const mirror = firstMirror([folder], options);
  if (mirror === undefined) throw pluginFolderUnusable.error({ folder, from, expected });
  const why = otherWriterWithin(folder);
  if (why !== undefined)
    options.onPassedOver?.(`The provider mirror ${folder} (${from}) is used, although ${why}.`);
  return { kind: 'folder', folder: mirror, isNamed: true };
}

/** The first folder with the layout of the product; for OpenTofu else the first of Terraform's, whose provider is the same program. */
function firstMirror(
  folders: readonly string[],
  { product, cacheFolder, onPassedOver, project }: PluginFolderOptions,
): string | undefined {
  const withLayout = (of: TerraformProduct) =>
    folders.find((folder) => existsSync(join(folder, layoutOf(of))));
  const own = withLayout(product);
  if (own !== undefined || product === 'terraform') return own;
  const terraforms = withLayout('terraform');
  if (terraforms === undefined) return undefined;
  const [from, to] = [layoutOf('terraform'), layoutOf('opentofu')];
  const linked = linkForOpenTofu(terraforms, { from, to, cacheFolder });
  const why = otherWriter(linked) ?? (project === undefined ? undefined : whyInRepository(project, linked));
  if (why === undefined) return linked;
  onPassedOver?.(`The provider mirror ${terraforms} is not linked for OpenTofu in ${cacheFolder}: ${why}.`);
  return undefined;
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
