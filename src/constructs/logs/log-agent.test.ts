import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { synthesizeEnvironment } from '../../testing.js';
import { logAgentSteps } from './log-agent.js';

const steps = logAgentSteps({ application: '/multi-env/x/application', system: '/multi-env/x/system' });
const fileAt = (path: string) => steps.files.find((file) => file.path === path)?.content ?? '';
const folder = '/usr/local/lib/multi-env';

/** The user data of the instances as text. */
function userData(config: Parameters<typeof synthesizeEnvironment>[2]): string {
  return JSON.stringify(Reflect.get(synthesizeEnvironment('dev', 'dev-001', config), 'locals'));
}

describe('the agent that sends the logs of an instance', () => {
  it('reads the logs of application and system, each into its group', () => {
    const { logs, agent } = JSON.parse(fileAt(`${folder}/log-agent.json`));
    const sent = logs.logs_collected.files.collect_list.map(
      (one: { file_path: string; log_group_name: string }) => [one.file_path, one.log_group_name],
    );
    expect(sent).toEqual([
      ['/var/log/multi-env/*.log', '/multi-env/x/application'],
      ['/var/log/messages', '/multi-env/x/system'],
      ['/var/log/secure', '/multi-env/x/system'],
      ['/var/log/cloud-init-output.log', '/multi-env/x/system'],
      ['/var/log/dnf.log', '/multi-env/x/system'],
    ]);
    expect(agent).toEqual({ run_as_user: 'root' });
  });

  it('has what the default application writes to the journal in a file', () => {
    const rule = fileAt('/etc/rsyslog.d/10-multi-env.conf');
    expect(rule).toContain('$!_SYSTEMD_UNIT == "multi-env-app.service"');
    expect(rule).toContain('file="/var/log/multi-env/application.log"');
  });

  it('is installed by a script that a shell understands, whose failure stops nothing', () => {
    const script = fileAt(`${folder}/log-agent`);
    expect(spawnSync('sh', ['-n'], { input: script }).status).toBe(0);
    expect(script).toContain(`file:${folder}/log-agent.json`);
    const [[shell = '', flag = '', line = ''] = []] = steps.commands;
    expect([shell, flag]).toEqual(['/bin/sh', '-c']);
    // Nothing is at that path here: the command tells so, and goes on.
    const ran = spawnSync(shell, [flag, line], { encoding: 'utf8' });
    expect(ran.status).toBe(0);
    expect(ran.stderr).toContain('the CloudWatch agent was not installed');
  });

  it('leaves a machine without dnf as it is', () => {
    const ran = spawnSync('/bin/sh', [], {
      input: fileAt(`${folder}/log-agent`),
      env: { PATH: '/nowhere' },
      encoding: 'utf8',
    });
    expect(ran.status).toBe(0);
    expect(ran.stderr).toContain('no dnf');
  });

  it('has nothing that Terraform would evaluate', () => {
    for (const { content } of steps.files) expect(content).not.toMatch(/[$%]\{/);
  });

  it('comes after the application, and not at all where the file or its edition says so', () => {
    const installed = userData({});
    expect(installed.indexOf('exec /usr/local/lib/multi-env/boot')).toBeLessThan(
      installed.indexOf('the CloudWatch agent was not installed'),
    );
    for (const config of [{ logs: { agent: false } }, { edition: '2026-11' } as const])
      expect(userData(config)).not.toContain('CloudWatch agent');
  });

  it('leaves room in the 16 KB that user data may have', () => {
    expect(userData({}).length).toBeLessThan(14_000);
  });
});
