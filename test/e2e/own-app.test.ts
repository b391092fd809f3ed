import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.js';
import { requires } from '../requires.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);
const example = join(repository, 'examples', 'own-app');

describe.runIf(tools)('a project with an app of its own', { timeout: 300_000 }, () => {
  const project = sandboxProject(readFileSync(join(example, 'environments.yaml'), 'utf8'));

  it("shows the team's own resource in the plan of each environment, from one run of the app", async () => {
    cpSync(join(example, 'main.ts'), join(project.folder, 'main.ts'));
    install(project.folder);
    await project.succeed('trust', '--yes');
    await project.succeed('secret', 'init', '--env', 'dev-001', '--sandbox');
    await project.succeed('secret', 'init', '--env', 'qa-001', '--sandbox');
    const { stdout, stderr } = await project.succeed('plan', '--sandbox', '--json');
    const { environments } = JSON.parse(stdout);
    expect(environments).toMatchObject([{ suffix: 'dev-001' }, { suffix: 'qa-001' }]);
    for (const { changes } of environments) {
      for (const address of ['aws_sns_topic.orders', 'aws_db_instance.postgres'])
        expect(changes).toContainEqual(expect.objectContaining({ address, actions: ['create'] }));
    }
    expect(stderr.match(/^synth ok/gm)).toHaveLength(1);
  });
});

/** What `npm install` would do: the package as it is published, and the two that an app needs beside it. */
function install(folder: string): void {
  const packages = { 'multi-env-infrastructure': repository, ...fromOurs('cdktn', 'constructs', 'tsx') };
  for (const [name, target] of Object.entries(packages)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link);
  }
}

function fromOurs(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, join(repository, 'node_modules', name)]));
}
