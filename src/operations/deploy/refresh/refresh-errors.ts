import { counted } from '../../../counted.js';
import { defineError } from '../../../errors/define-error.js';
import type { Invocation } from '../../../errors/invocation.js';

/** What is known of an exchange of instances that did not come to a good end. */
export interface BadRefresh {
  readonly suffix: string;
  readonly group: string;
  readonly status: string;
  readonly percentage: number;
  readonly reason: string | undefined;
  readonly invocation: Invocation;
}

const because = ({ reason }: BadRefresh) => (reason === undefined ? '' : ` AWS says: ${reason}`);
const told = ({ group }: BadRefresh) =>
  `\`aws autoscaling describe-instance-refreshes --auto-scaling-group-name ${group}\` and \`aws autoscaling describe-scaling-activities --auto-scaling-group-name ${group}\` tell more`;
const logs = 'the log of the boot script is /var/log/cloud-init-output.log on an instance';

/** AWS has rolled back: to what the group had saved, which is the new version already, since Terraform saves it before the refresh. */
export const instancesRolledBack = defineError<BadRefresh>({
  code: 'instances-rolled-back',
  summary:
    'The deploy was applied, its new instances did not become healthy, and Auto Scaling rolled back. Terraform had saved the new version in the group before: instances of the former version serve as far as they were not exchanged.',
  exitCode: 3,
  message: (bad) =>
    `${bad.suffix}: the new instances of ${bad.group} did not become healthy, and Auto Scaling has rolled back (${bad.status}), to what Terraform had saved in the group before: the new version. Instances of the former version serve as far as they were not exchanged. All else of the deploy stays.${because(bad)}`,
  hint: (bad) =>
    `Mend the boot script, the AMI or the artifact, or take the file back to what it was, and run \`${bad.invocation.next('deploy', { env: bad.suffix })}\`: until then each new instance is one of the new version. ${told(bad)}; ${logs}.`,
});

/** It failed, and nothing was put back. */
export const instanceRefreshFailed = defineError<BadRefresh>({
  code: 'instance-refresh-failed',
  summary:
    'The deploy was applied, and the exchange of its instances failed without a rollback: instances of both versions may run.',
  exitCode: 3,
  message: (bad) =>
    `${bad.suffix}: the exchange of the instances of ${bad.group} failed at ${bad.percentage} % (${bad.status}): instances of both versions may run. All else of the deploy stays.${because(bad)}`,
  hint: (bad) =>
    `Mend what AWS names, and run \`${bad.invocation.next('deploy', { env: bad.suffix })}\`, or start it again: \`aws autoscaling start-instance-refresh --auto-scaling-group-name ${bad.group}\`. ${told(bad)}; ${logs}.`,
});

/** Somebody stopped it. */
export const instanceRefreshCancelled = defineError<BadRefresh>({
  code: 'instance-refresh-cancelled',
  summary:
    'The deploy was applied, and the exchange of its instances was cancelled by somebody else: instances of both versions may run.',
  exitCode: 3,
  message: (bad) =>
    `${bad.suffix}: the exchange of the instances of ${bad.group} was cancelled at ${bad.percentage} %, by a person or by a later change of the group: instances of both versions may run. All else of the deploy stays.${because(bad)}`,
  hint: (bad) =>
    `Start it again when nothing speaks against it: \`aws autoscaling start-instance-refresh --auto-scaling-group-name ${bad.group}\`. ${told(bad)}.`,
});

/** The refresh is through, and the load balancer is not content. */
export const targetsUnhealthy = defineError<BadRefresh & { readonly unhealthy: number }>({
  code: 'targets-unhealthy',
  summary: 'The deploy was applied, and the load balancer finds instances of it unhealthy.',
  exitCode: 3,
  message: (bad) =>
    `${bad.suffix}: ${counted(bad.unhealthy, 'instance')} of ${bad.group} ${bad.unhealthy === 1 ? 'does' : 'do'} not pass the health check of the load balancer.${because(bad)}`,
  hint: () =>
    `See whether the application listens on \`app.port\` and answers \`app.healthPath\` with 200; ${logs}. What brings the former version back is a deploy of the former file.`,
});

/** The time to wait is over. */
export const refreshUnfinished = defineError<BadRefresh & { readonly minutes: number }>({
  code: 'instance-refresh-unfinished',
  summary:
    'The deploy was applied, and the exchange of its instances was not over within `--refresh-timeout`; it goes on in AWS.',
  exitCode: 3,
  message: (bad) =>
    `${bad.suffix}: the exchange of the instances of ${bad.group} is not over after ${bad.minutes} minutes: ${bad.status}, ${bad.percentage} %. It goes on in AWS.${because(bad)}`,
  hint: (bad) => `Wait for it, or wait longer next time: \`--refresh-timeout\`. ${told(bad)}.`,
});
