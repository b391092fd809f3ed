import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeAnswer, queryAnswer, refusal } from '../../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../../test/fixtures/fake-aws/fake-aws.js';
import { resolveEnvironment } from '../../../config/resolve/resolve-environment.js';
import type { ProgressEvent } from '../../../events/events.js';
import { Interrupted } from '../../../processes/interrupt.js';
import { targetOf } from '../../target.js';
import { refreshesBefore, watchRefreshes } from './watch-refreshes.js';

let aws: FakeAws;
let gentle: AbortController;
let events: ProgressEvent[];
beforeEach(async () => {
  aws = new FakeAws();
  await aws.start();
  gentle = new AbortController();
  events = [];
});
afterEach(() => aws.stop());

const group = 'asg-dev-001';
const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001' });
const onAws = () =>
  targetOf(
    { env: { AWS_ENDPOINT_URL: aws.endpoint, AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 'x' } },
    environment,
    undefined,
  );
const onSandbox = () => targetOf({ env: {} }, environment, { endpoint: aws.endpoint, folder: '/' });
const context = (onEvent: (event: ProgressEvent) => void = () => undefined) => ({
  cwd: '/',
  env: {},
  emit: (event: ProgressEvent) => {
    events.push(event);
    onEvent(event);
  },
  interrupt: { gentle: gentle.signal, kill: new AbortController().signal },
});
const notices = () => events.flatMap((event) => (event.type === 'notice' ? [event.message] : []));

/** What AWS says of the refreshes of the group, one answer after the other; an older one is always there. */
function refreshes(...states: readonly (readonly [status: string, percentage: number])[]): FakeAnswer {
  const [[status, percentage] = ['Pending', 0], ...rest] = states;
  const one = (InstanceRefreshId: string, Status: string, PercentageComplete: number) => ({
    ...{ InstanceRefreshId, Status, PercentageComplete: `${PercentageComplete}` },
    ...(Status === 'Successful' ? {} : { StatusReason: 'it is so' }),
  });
  const answer = queryAnswer('DescribeInstanceRefreshes', {
    InstanceRefreshes: { member: [one('new', status, percentage), one('old', 'Failed', 50)] },
  });
  return rest.length === 0 ? answer : { ...answer, next: refreshes(...rest) };
}

const groups = queryAnswer('DescribeAutoScalingGroups', {
  AutoScalingGroups: { member: { AutoScalingGroupName: group, TargetGroupARNs: { member: 'arn:tg' } } },
});

function targets(...states: readonly string[]): FakeAnswer {
  const member = states.map((State) => ({
    TargetHealth: { State, ...(State === 'unhealthy' ? { Description: 'codes: [502]' } : {}) },
  }));
  return queryAnswer('DescribeTargetHealth', { TargetHealthDescriptions: { member } });
}

const before = new Map([[group, ['old']]]);
const wait = { pollMs: 5 };
const play = (states: FakeAnswer, health = targets('healthy', 'healthy')) =>
  aws.play({
    DescribeInstanceRefreshes: states,
    DescribeAutoScalingGroups: groups,
    DescribeTargetHealth: health,
  });

describe('a deploy that exchanges instances', () => {
  it('waits until all are new and healthy, and tells how far it is', async () => {
    play(refreshes(['Pending', 0], ['Pending', 0], ['InProgress', 50], ['Successful', 100]));
    const verdicts = await watchRefreshes(context(), { run: onAws(), before }, wait);
    expect(verdicts).toEqual([
      {
        ...{ group, outcome: 'successful', status: 'Successful', percentage: 100 },
        targets: { healthy: 2, unhealthy: 0 },
        seconds: expect.any(Number),
      },
    ]);
    expect(notices()).toEqual([
      `${group}: instance refresh Pending, 0 %, targets: 2 healthy, 0 being checked, 0 unhealthy`,
      `${group}: instance refresh InProgress, 50 %, targets: 2 healthy, 0 being checked, 0 unhealthy`,
    ]);
    expect(events.filter(({ type }) => type.startsWith('stage'))).toMatchObject([
      { type: 'stage-started', stage: 'refresh', environment: 'dev-001' },
      { type: 'stage-ended', stage: 'refresh', outcome: 'ok' },
    ]);
  });

  it.each([
    ['Failed', 'instance-refresh-failed', 'failed at 50 %'],
    ['RollbackFailed', 'instance-refresh-failed', 'RollbackFailed'],
    ['Cancelled', 'instance-refresh-cancelled', 'was cancelled at 50 %'],
    ['RollbackSuccessful', 'instances-rolled-back', 'to what Terraform had saved in the group before'],
  ])('fails with exit code 3 when AWS says %s', async (status, code, words) => {
    play(refreshes(['InProgress', 50], [status, 50]));
    await expect(watchRefreshes(context(), { run: onAws(), before }, wait)).rejects.toMatchObject({
      code,
      exitCode: 3,
      message: expect.stringContaining(words),
      problems: [{ message: expect.stringContaining('AWS says: it is so') }],
    });
    expect(events.at(-1)).toMatchObject({ type: 'stage-ended', stage: 'refresh', outcome: 'failed' });
  });

  it('waits for a rollback that is on its way', async () => {
    play(refreshes(['RollbackInProgress', 80], ['RollbackSuccessful', 100]));
    await expect(watchRefreshes(context(), { run: onAws(), before }, wait)).rejects.toMatchObject({
      code: 'instances-rolled-back',
    });
  });

  it('fails when the load balancer finds a new instance unhealthy, once its checks are through', async () => {
    play(refreshes(['Successful', 100]), {
      ...targets('initial', 'unhealthy'),
      next: targets('healthy', 'unhealthy'),
    });
    await expect(watchRefreshes(context(), { run: onAws(), before }, wait)).rejects.toMatchObject({
      code: 'targets-unhealthy',
      exitCode: 3,
      message: expect.stringMatching(/1 instance of asg-dev-001 does not pass.*codes: \[502\]/),
    });
    expect(aws.asked.filter((action) => action === 'DescribeTargetHealth')).toHaveLength(2);
  });

  it('counts the targets of every target group, and gives the first reason', async () => {
    const both = queryAnswer('DescribeAutoScalingGroups', {
      AutoScalingGroups: {
        member: { AutoScalingGroupName: group, TargetGroupARNs: { member: ['arn:one', 'arn:two'] } },
      },
    });
    aws.play({
      DescribeInstanceRefreshes: refreshes(['Successful', 100]),
      DescribeAutoScalingGroups: both,
      DescribeTargetHealth: targets('healthy', 'healthy', 'unhealthy', 'initial'),
    });
    const [verdict] = await watchRefreshes(context(), { run: onSandbox(), before }, wait);
    expect(verdict?.targets).toEqual({ healthy: 4, unhealthy: 2 });
    expect(aws.requests.map(({ body }) => new URLSearchParams(body).get('TargetGroupArn'))).toEqual(
      expect.arrayContaining(['arn:one', 'arn:two']),
    );
  });

  it('has no targets to tell of where the group has no target group', async () => {
    const member = { AutoScalingGroupName: group };
    aws.play({
      DescribeInstanceRefreshes: refreshes(['Successful', 100]),
      DescribeAutoScalingGroups: queryAnswer('DescribeAutoScalingGroups', { AutoScalingGroups: { member } }),
    });
    const verdicts = await watchRefreshes(context(), { run: onAws(), before }, wait);
    expect(verdicts).toMatchObject([{ outcome: 'successful' }]);
    expect(aws.asked).not.toContain('DescribeTargetHealth');
  });

  it('does not judge the instances of the emulator, which run no application', async () => {
    play(refreshes(['Successful', 100]), targets('unhealthy'));
    expect(await watchRefreshes(context(), { run: onSandbox(), before }, wait)).toMatchObject([
      { outcome: 'successful', targets: { healthy: 0, unhealthy: 1 } },
    ]);
  });

  it('gives up after the time that a person wants to wait, and says that it goes on', async () => {
    play(refreshes(['InProgress', 30]));
    const options = { ...wait, refreshTimeoutMinutes: 0.001 };
    await expect(watchRefreshes(context(), { run: onAws(), before }, options)).rejects.toMatchObject({
      code: 'instance-refresh-unfinished',
      exitCode: 3,
      message: expect.stringMatching(/InProgress, 30 %.*goes on in AWS/),
    });
  });

  it('is done when it is interrupted while it waits, and says so', async () => {
    play(refreshes(['InProgress', 30]));
    const stop = ({ type }: ProgressEvent) => {
      if (type === 'notice') gentle.abort(new Interrupted('SIGINT'));
    };
    const error = await watchRefreshes(context(stop), { run: onAws(), before }, wait).catch((e) => e);
    expect(error).toBeInstanceOf(Interrupted);
    expect(error.exitCode).toBe(130);
    expect(error.message).toMatch(/^dev-001: the deploy is done; .*goes on in AWS \(InProgress, 30 %\)/);
  });

  it('only looks once when nobody wants to wait', async () => {
    play(refreshes(['InProgress', 30]));
    const options = { ...wait, awaitsRefresh: false };
    expect(await watchRefreshes(context(), { run: onAws(), before }, options)).toMatchObject([
      { outcome: 'not-awaited', status: 'InProgress', percentage: 30 },
    ]);
    expect(aws.asked).toEqual(['DescribeInstanceRefreshes']);
  });

  it('has nothing to wait for when the apply has started no refresh', async () => {
    play(refreshes(['Successful', 100]));
    const known = new Map([[group, ['old', 'new']]]);
    expect(await watchRefreshes(context(), { run: onAws(), before: known }, wait)).toEqual([]);
    expect(await watchRefreshes(context(), { run: onAws(), before: new Map() }, wait)).toEqual([]);
  });

  it('is deployed all the same when AWS does not say how far it is', async () => {
    aws.play({ DescribeInstanceRefreshes: refusal('AccessDenied', 403) });
    expect(await watchRefreshes(context(), { run: onAws(), before }, wait)).toEqual([]);
    expect(notices()[0]).toContain('It is deployed, but how its instances are exchanged cannot be read:');
  });
});

describe('before the apply', () => {
  const change = (path: string, gravity: 'instance-refresh' | 'none') =>
    ({
      resourceType: 'aws_autoscaling_group',
      kind: 'update',
      identity: { name: group },
      attributes: [{ path, gravity }],
    }) as never;

  it('the refreshes that there are already are noted, of groups whose instances change', async () => {
    play(refreshes(['Successful', 100]));
    expect(
      await refreshesBefore(context(), onAws(), [change('launch_template.version', 'instance-refresh')]),
    ).toEqual(new Map([[group, ['new', 'old']]]));
    aws.play();
    expect(await refreshesBefore(context(), onAws(), [change('max_size', 'none')])).toEqual(new Map());
    expect(aws.asked).toEqual([]);
  });

  it('an AWS that does not answer keeps nobody from deploying', async () => {
    aws.play({ DescribeInstanceRefreshes: refusal('AccessDenied', 403) });
    const changes = [change('launch_template.version', 'instance-refresh')];
    expect(await refreshesBefore(context(), onAws(), changes)).toEqual(new Map());
    expect(notices()[0]).toContain('cannot be told');
  });
});
