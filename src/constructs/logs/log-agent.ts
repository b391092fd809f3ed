import { readFileSync } from 'node:fs';
import { packageFile } from '../../package-files.js';
import type { LogNames } from './names.js';

/** What an instance does at boot beside its application: files, and commands that run after the application has started. */
export interface BootSteps {
  readonly files: readonly BootFile[];
  readonly commands: readonly (readonly string[])[];
}

/** A file that cloud-init writes. */
interface BootFile {
  readonly path: string;
  readonly permissions: string;
  readonly content: string;
}

const folder = '/usr/local/lib/multi-env';
const ownLogs = '/var/log/multi-env';

/** Files of Amazon Linux 2023 that tell what the system does; rsyslog writes the first two. */
const systemLogs = ['messages', 'secure', 'cloud-init-output.log', 'dnf.log'];

/** The default application writes to the journal. What it says goes where any application may write its logs. */
const applicationRule = `if ($!_SYSTEMD_UNIT == "multi-env-app.service") then {
  action(type="omfile" file="${ownLogs}/application.log")
  stop
}
`;

const rotation = `${ownLogs}/*.log {
  size 50M
  rotate 3
  missingok
  notifempty
  copytruncate
}
`;

/**
 * Installs the CloudWatch agent, which sends `/var/log/multi-env/*.log` to the group of the application and the logs of the system to theirs.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
export function logAgentSteps(names: Pick<LogNames, 'application' | 'system'>): BootSteps {
  const script = `${folder}/log-agent`;
  return {
    files: [
      { path: `${folder}/log-agent.json`, permissions: '0644', content: agentConfiguration(names) },
      { path: '/etc/rsyslog.d/10-multi-env.conf', permissions: '0644', content: applicationRule },
      { path: '/etc/logrotate.d/multi-env', permissions: '0644', content: rotation },
      {
        ...{ path: script, permissions: '0700' },
        content: readFileSync(packageFile('src/constructs/compute/boot/log-agent.sh'), 'utf8'),
      },
    ],
    commands: [
      ['/bin/sh', '-c', `${script} || echo "multi-env: the CloudWatch agent was not installed." >&2`],
    ],
  };
}

function agentConfiguration({ application, system }: Pick<LogNames, 'application' | 'system'>): string {
  const ofSystem = systemLogs.map((file) => ({
    file_path: `/var/log/${file}`,
    log_group_name: system,
    log_stream_name: `{instance_id}/${file}`,
  }));
  const ofApplication = {
    file_path: `${ownLogs}/*.log`,
    publish_multi_logs: true,
    log_group_name: application,
    log_stream_name: '{instance_id}',
  };
  const configuration = {
    // The logs of the system are root's.
    agent: { run_as_user: 'root' },
    logs: { logs_collected: { files: { collect_list: [ofApplication, ...ofSystem] } } },
  };
  return `${JSON.stringify(configuration)}\n`;
}
