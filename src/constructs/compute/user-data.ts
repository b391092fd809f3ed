import { readFileSync } from 'node:fs';
import { packageFile } from '../../package-files.js';
import { literal } from '../literals.js';
import type { BootSteps } from '../logs/log-agent.js';

/** What the application finds in its environment file. Values may be expressions, known only after apply. */
export interface AppEnvironment {
  readonly [name: string]: string;
}

/** Path of the environment file on an instance: read it from a unit (`EnvironmentFile=`) or a shell (`.`). */
export const environmentFilePath = '/etc/multi-env/environment';

/** Where an instance finds the artifact that the file names. */
export const artifactPath = '/opt/multi-env/artifact';

/** Fetches one version of an object, by the variables of the environment file, with the AWS CLI that Amazon Linux 2023 carries. */
export const fetchArtifact =
  'mkdir -p /opt/multi-env && aws s3api get-object --bucket "$ARTIFACT_BUCKET" --key "$ARTIFACT_KEY" --version-id "$ARTIFACT_VERSION" "$ARTIFACT_PATH" > /dev/null';

const bootScriptPath = '/usr/local/lib/multi-env/boot';

/** The script that runs where a person gives none: a small service that answers on the health path, over TLS with `https`. */
export function defaultBootScript(protocol: 'http' | 'https' = 'http'): string {
  const script = scriptOf('default-app.sh');
  return protocol === 'https' ? `${scriptOf('default-app-tls.sh')}${script}` : script;
}

const scripts = new Map<string, string>();

function scriptOf(file: string): string {
  const script =
    scripts.get(file) ?? readFileSync(packageFile(`src/constructs/compute/boot/${file}`), 'utf8');
  scripts.set(file, script);
  return script;
}

/**
 * The `#cloud-config` of an instance: writes the environment file and the boot script, then runs the script as root with that environment.
 * What stands beside it is ours, and runs after it.
 * Both parts of the script that a person wrote travel as base64, so that nothing in it can be taken for an expression.
 * @param first a command that has to succeed before the script runs. Default: none
 * Source: https://docs.cloud-init.io/en/latest/reference/examples.html
 */
export function cloudConfig(
  environment: AppEnvironment,
  bootScript: string,
  { beside, first }: { readonly beside?: BootSteps | undefined; readonly first?: string | undefined } = {},
): string {
  const lines = Object.entries(environment).map(([name, value]) => `${name}='${value}'\n`);
  const before = first === undefined ? '' : `${first} && `;
  const config = {
    write_files: [
      { path: environmentFilePath, permissions: '0644', content: lines.join('') },
      {
        path: bootScriptPath,
        permissions: '0700',
        encoding: 'b64',
        content: Buffer.from(bootScript, 'utf8').toString('base64'),
      },
      ...(beside?.files ?? []),
    ],
    runcmd: [
      ['/bin/sh', '-c', `set -a; . ${environmentFilePath}; set +a; ${before}exec ${bootScriptPath}`],
      ...(beside?.commands ?? []),
    ],
  };
  return `#cloud-config\n${JSON.stringify(config, null, 1)}\n`;
}

/** A value that a person wrote, for the environment file. */
export function environmentValue(text: string): string {
  return literal(text.replaceAll("'", "'\\''"));
}
