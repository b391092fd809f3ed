import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentVersion } from '../e2e/emulator-inventory.js';
import type { CampaignEnvironment } from './environment.js';

/** Where the password of the file, of the secret, of the state and of the database are not one and the same. */
export async function disagreements(environment: CampaignEnvironment): Promise<readonly string[]> {
  const faults: string[] = [];
  if (!(await environment.passwordsAgree())) faults.push('the database refuses the password of the secret');
  const wanted = versionOfFile(environment.sandbox.folder);
  const database = await environment.attributesOf('aws_db_instance');
  if (database?.password_wo_version !== wanted)
    faults.push(`the database has version ${database?.password_wo_version}, the file ${wanted}`);
  const secret = await environment.attributesOf('aws_secretsmanager_secret_version');
  if (secret === undefined) return faults;
  if (secret.secret_string_wo_version !== wanted)
    faults.push(`the secret has version ${secret.secret_string_wo_version}, the file ${wanted}`);
  const { id } = await currentVersion(environment.sandbox.endpoint, 'rds-password-dev-001');
  if (secret.version_id !== id) faults.push('the current version of the secret is not the one of the state');
  return faults;
}

function versionOfFile(folder: string): number {
  const text = readFileSync(join(folder, 'environments.yaml'), 'utf8');
  return Number(/password: \{.*version: (\d+)/.exec(text)?.[1] ?? 1);
}
