import { it } from 'vitest';
import { type SandboxProject, sandboxProject } from './sandbox-project.js';

/** environments.yaml with one environment, `dev-001`, and its settings. */
export function environmentFile(settings: string, environment = 'dev'): string {
  return `version: 1
environments:
  dev-001:
    environment: ${environment}
${settings.replace(/^/gm, '    ')}
`;
}

/** A project whose first test deploys `dev-001` with its defaults. */
export function deployedEnvironment(): SandboxProject {
  const project = sandboxProject(environmentFile(''));
  it('is deployed', async () => {
    await project.succeed('secret', 'init', '--env', 'dev-001', '--sandbox');
    await project.succeed('deploy', '--sandbox', '--yes');
  });
  return project;
}

/** Deploys what the file says now; nothing may be left to change after it. */
export async function deployAndSettle({ succeed }: SandboxProject): Promise<void> {
  await succeed('deploy', '--env', 'dev-001', '--sandbox', '--yes');
  await succeed('plan', '--sandbox', '--exit-code');
}
