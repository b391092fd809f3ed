import { readFileSync } from 'node:fs';
import { packageFile } from '../../package-files.js';
import { literal } from '../literals.js';

/** What the application finds in its environment file. Values may be expressions, known only after apply. */
export interface AppEnvironment {
  readonly [name: string]: string;
}

/** Path of the environment file on an instance: read it from a unit (`EnvironmentFile=`) or a shell (`.`). */
export const environmentFilePath = '/etc/multi-env/environment';

const bootScriptPath = '/usr/local/lib/multi-env/boot';

/** The script that runs where a person gives none: a small service that answers on the health path. */
export function defaultBootScript(): string {
  bootScript ??= readFileSync(packageFile('src/constructs/compute/boot/default-app.sh'), 'utf8');
  return bootScript;
}

let bootScript: string | undefined;

/**
 * The `#cloud-config` of an instance: writes the environment file and the boot script, then runs the script as root with that environment.
 * Both parts of the script that a person wrote travel as base64, so that nothing in it can be taken for an expression.
 * Source: https://docs.cloud-init.io/en/latest/reference/examples.html
 */
export function cloudConfig(environment: AppEnvironment, bootScript: string): string {
  const lines = Object.entries(environment).map(([name, value]) => `${name}='${value}'\n`);
  const config = {
    write_files: [
      { path: environmentFilePath, permissions: '0644', content: lines.join('') },
      {
        path: bootScriptPath,
        permissions: '0700',
        encoding: 'b64',
        content: Buffer.from(bootScript, 'utf8').toString('base64'),
      },
    ],
    runcmd: [['/bin/sh', '-c', `set -a; . ${environmentFilePath}; set +a; exec ${bootScriptPath}`]],
  };
  return `#cloud-config\n${JSON.stringify(config, null, 1)}\n`;
}

/** A value that a person wrote, for the environment file. */
export function environmentValue(text: string): string {
  return literal(text.replaceAll("'", "'\\''"));
}
