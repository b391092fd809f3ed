import { dirname, join } from 'node:path';
import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import { makeFolder } from '../files/make-folder.js';
import { writeWholeFile } from '../files/write-whole-file.js';
import { plainVariables } from '../processes/plain-variables.js';
import { sandboxNotLoopback } from './errors.js';
import { sandboxCredentials } from './sandbox-account.js';

type Env = Readonly<Record<string, string | undefined>>;

interface SandboxRun {
  readonly endpoint: string;
  readonly environment: ResolvedEnvironment;
  /** `<root>/.multienv/sandbox`: receives the AWS configuration files of the run. */
  readonly folder: string;
}

const loopbackHosts = ['127.0.0.1', 'localhost', '::1'];

/**
 * The environment variables of a child that works on the sandbox: no credential of the person is among them, and in their place stand the
 * endpoint and credentials that only the emulator knows. The files of the person's profiles are out of reach too.
 */
export function sandboxEnvironment(env: Env, run: SandboxRun): Record<string, string | undefined> {
  const { region } = run.environment.aws;
  const { accessKeyId, secretAccessKey } = sandboxCredentials(run.environment.aws);
  const files = profileFiles(run);
  return {
    ...plainVariables(env),
    AWS_ENDPOINT_URL: run.endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_CONFIG_FILE: files.config,
    AWS_SHARED_CREDENTIALS_FILE: files.credentials,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '2',
    NO_PROXY: withLoopback(env.NO_PROXY ?? env.no_proxy),
    no_proxy: withLoopback(env.no_proxy ?? env.NO_PROXY),
  };
}

/**
 * Checks the address given with `--sandbox`: http or https on this machine, so that no command reaches AWS by mistake.
 * @throws UserError `sandbox-not-loopback`.
 */
export function loopbackEndpoint(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url === undefined || !isHttp || url.username !== '' || !isLoopback(url.hostname)) {
    throw sandboxNotLoopback.error({ text: withoutPassword(text) });
  }
  return url;
}

/** Whether an address is one that `loopbackEndpoint` takes. */
export function isLoopbackEndpoint(text: string): boolean {
  try {
    return loopbackEndpoint(text) !== undefined;
  } catch {
    return false;
  }
}

function isLoopback(hostname: string): boolean {
  // URL has brought every spelling of an IPv4 address into its dotted form.
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function withoutPassword(text: string): string {
  return text.replace(/\/\/[^/@]*@/, '//');
}

function withLoopback(list: string | undefined): string {
  const hosts = (list ?? '').split(',').filter((host) => host !== '');
  return [...new Set([...hosts, ...loopbackHosts])].join(',');
}

function profileFiles({ environment, folder }: Omit<SandboxRun, 'endpoint'>) {
  const target = join(folder, 'aws', environment.suffix);
  return { config: join(target, 'config'), credentials: join(target, 'credentials') };
}

/** Writes the files that `sandboxEnvironment` names: `aws.profile` finds a profile of that name there, so that the stack stays as it is. */
export function writeSandboxProfiles(run: Omit<SandboxRun, 'endpoint'>): void {
  const { environment } = run;
  const files = profileFiles(run);
  makeFolder(dirname(files.config), 0o700);
  const { profile, region } = environment.aws;
  const { accessKeyId, secretAccessKey } = sandboxCredentials(environment.aws);
  // What would end the section's name has no place in it.
  const name = profile?.replaceAll(/[\r\n\]]/g, '');
  const section = name === 'default' ? name : `profile ${name}`;
  const keys = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  writeWholeFile(files.config, name === undefined ? '' : `[${section}]\nregion = ${region}\n`, 0o600);
  writeWholeFile(files.credentials, name === undefined ? '' : `[${name}]\n${keys}`, 0o600);
}
