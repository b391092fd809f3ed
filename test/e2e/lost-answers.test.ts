import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requires } from '../requires.js';
import { startAwsProxy } from './aws-proxy.js';
import { environmentFile } from './deployed-environment.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);

describe.runIf(tools)('a sandbox whose answers get lost on their way', { timeout: 600_000 }, () => {
  const project = sandboxProject(environmentFile(''));

  it('is deployed all the same: the provider asks once more, and gets the first answer', async () => {
    await project.succeed('secret', 'init', '--env', 'dev-001', '--sandbox');
    const lost = new Set<string>();
    const proxy = await startAwsProxy(project.endpoint(), {
      tellsAttempts: true,
      after: ({ action, changes }) => {
        if (!changes || lost.has(action)) return 'pass';
        lost.add(action);
        return 'cut';
      },
    });
    const { stderr } = await project.succeed(
      ...['deploy', '--sandbox', proxy.endpoint, '--yes', '--skip-doctor'],
    );
    proxy.close();
    expect(stderr).toContain('apply ok');
    // Of these AWS takes a name once.
    const once = ['CreateRole', 'CreateDBInstance', 'CreateLoadBalancer', 'CreateLaunchTemplate'];
    const log = readFileSync(join(project.folder, '.multienv/sandbox/server/log'), 'utf8');
    for (const call of once) expect(log).toMatch(new RegExp(`${call} 200 \\(attempt 2\\)`));
    await project.succeed('plan', '--sandbox', '--exit-code');
  });
});
