import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { grantProjectTrust, trustQuestion } from '../../src/operations/project/trust.js';

/** Variables of a person with an empty configuration folder, outside of every project; it is gone after the test. */
export function configHome(): { readonly XDG_CONFIG_HOME: string } {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { XDG_CONFIG_HOME: folder };
}

/** Variables of a person who trusts the project of a folder, with the settings that its file has now. */
export async function trusting(root: string): Promise<{ readonly XDG_CONFIG_HOME: string }> {
  const env = configHome();
  const file = join(root, 'environments.yaml');
  grantProjectTrust({ env }, await trustQuestion({ env }, { file, root }));
  return env;
}
