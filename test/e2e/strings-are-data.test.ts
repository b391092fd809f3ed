import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaAt, settingPaths } from '../../src/config/schema/schema-index.js';
import { requires } from '../requires.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);

const text = '${file("/etc/hostname")} %{if true}x%{endif} ${TfToken[TOKEN.0]}';
const profile = '${file("/etc/hostname")} %{if}';
const path = '/${file("/etc/hostname")}%{if}';
const subscriber = 'https://pages.example.com/${file("/etc/hostname")}';
const script = `#!/bin/sh\necho '${text}'\n`;

/** Every string setting that takes free text. All others have a format of AWS's that has no room for an expression. */
const environments = `version: 1
environments:
  dev-001:
    environment: dev
    aws: { profile: ${JSON.stringify(profile)} }
    loadBalancer: { allowPlainHttp: { reason: ${JSON.stringify(text)} } }
    alarms: { enabled: true, subscribers: [${JSON.stringify(subscriber)}] }
    app: { healthPath: ${JSON.stringify(path)}, bootScript: ${JSON.stringify(script)} }
`;

describe.runIf(tools)('expressions in the file', { timeout: 300_000 }, () => {
  const project = sandboxProject(environments);

  it('arrive in the plan as the text that they are', async () => {
    await project.succeed('secret', 'init', '--env', 'dev-001', '--sandbox');
    await project.succeed('plan', '--env', 'dev-001', '--sandbox');
    const plan = showPlan(join(project.folder, '.multienv/sandbox/work/dev-001'));
    const planned = (address: string) =>
      plan.planned_values.root_module.resources.find((one) => one.address === address)?.values;
    expect(planned('aws_lb_target_group.tg')?.health_check).toMatchObject([{ path }]);
    const subscriptions = plan.planned_values.root_module.resources.filter(({ address }) =>
      address.startsWith('aws_sns_topic_subscription.'),
    );
    expect(subscriptions).toMatchObject([{ values: { endpoint: subscriber } }]);
    expect(JSON.stringify(plan.planned_values)).not.toContain(hostname());
  });

  it('are refused with a place where a setting has a format', async () => {
    const settings = formattedSettings();
    expect(settings.length).toBeGreaterThan(15);
    for (const setting of [...settings, 'tags.Owner']) {
      project.write(fileWith(setting, '${file("/etc/hostname")}'));
      const { exitCode, stdout } = await project.multienv('validate', '--json');
      expect({ setting, exitCode }).toEqual({ setting, exitCode: 2 });
      expect(JSON.parse(stdout).problems[0]).toMatchObject({
        line: expect.any(Number),
        column: expect.any(Number),
      });
    }
  });
});

interface Plan {
  readonly planned_values: {
    readonly root_module: {
      readonly resources: readonly { address: string; values: Record<string, unknown> }[];
    };
  };
}

function showPlan(workingFolder: string): Plan {
  const planFile =
    readdirSync(workingFolder).find((file) => file.endsWith('.tfplan')) ??
    expect.unreachable('no plan was saved');
  const { TF_CLI_CONFIG_FILE: _unset, ...env } = process.env;
  return JSON.parse(
    execFileSync('terraform', ['show', '-json', planFile], {
      cwd: workingFolder,
      env,
      maxBuffer: 2 ** 26,
    }).toString(),
  );
}

const freeText = new Set([
  'app.healthPath',
  'app.bootScript',
  'aws.profile',
  'loadBalancer.allowPlainHttp.reason',
]);

/** Paths of the string settings with a format, read from the schema. */
function formattedSettings(): string[] {
  return settingPaths().filter(
    (path) => schemaAt(['defaults', ...path.split('.')])?.type === 'string' && !freeText.has(path),
  );
}

function fileWith(setting: string, value: string): string {
  const nested = setting.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  return JSON.stringify({
    version: 1,
    environments: { 'dev-001': { environment: 'dev', ...(nested as object) } },
  });
}
