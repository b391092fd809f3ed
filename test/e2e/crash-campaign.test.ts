import { describe, expect, it } from 'vitest';
import type { ChainCell } from '../campaign/chain-cell.js';
import { liveChain } from '../campaign/chain-life.js';
import { type Life, live } from '../campaign/life.js';
import { requires } from '../requires.js';

const tools = [requires('terraform'), requires('python')].every(Boolean) && process.platform === 'linux';

/** A few of the moments of `scripts/crash-campaign.ts`, whose figures are in docs/reliability.md. */
const lives: readonly Life[] = [
  {
    source: 'generated',
    blow: 'kill -9 both',
    deploy: { change: 20, side: 'before' },
    destroy: { change: 16, side: 'before' },
  },
  {
    source: 'secretsManager',
    blow: 'kill -9 terraform',
    deploy: { change: 31, side: 'after' },
    destroy: { change: 24, side: 'after' },
  },
];

const resources = [
  'AutoScalingGroupName asg-dev-001',
  'DBInstanceIdentifier postgres-dev-001',
  'DBParameterGroupName postgres15-dev-001',
  'DBSubnetGroupName db-subnet-group-dev-001',
  'InstanceProfileName ec2-profile-dev-001',
  'LoadBalancerName alb-dev-001',
  'RoleName ec2-role-dev-001',
  'TargetGroupName tg-dev-001',
  'bucket app-data-dev-001',
  'groupName alb-sg-dev-001',
  'groupName app-sg-dev-001',
  'groupName db-sg-dev-001',
  'launchTemplateName lt-dev-001',
];

/** Two of the cuts of the chain between a generated password and its database. */
const chainCells: readonly ChainCell[] = [
  { phase: 'creation', step: 'PutSecretValue', side: 'after', cut: 'kill -9' },
  { phase: 'rotation', step: 'ModifyDBInstance', side: 'after', cut: 'kill -9' },
];

describe.runIf(tools)('an environment whose runs are cut', { timeout: 1_200_000 }, () => {
  it.concurrent.each(lives)('is recovered without a loss after $blow', async (life) => {
    const results = await live(life, resources);
    const { blow } = life;
    expect(results.map(({ cut, faults }) => ({ cut, blow, faults }))).toEqual([
      { cut: 'deploy', blow, faults: [] },
      { cut: 'destroy', blow, faults: [] },
    ]);
  });

  it.concurrent('has the password of its secret wherever the way from there was cut', async () => {
    const results = await liveChain({ source: 'generated', cells: chainCells });
    expect(results.map(({ step, way, faults }) => ({ step, way, faults }))).toEqual(
      chainCells.map(({ step }) => ({ step, way: ['recover', 'deploy'], faults: [] })),
    );
  });
});
