import { openEc2 } from '../../../aws/ec2.js';
import type { StateDocument } from '../../../terraform/json/state.js';
import { livingResources } from '../../../terraform/json/state-resources.js';
import { settingPlace } from './setting-place.js';
import { defineStateGuard, type GuardedRun } from './state-guard.js';
import { networkMoved } from './state-guard-errors.js';

/** The groups that every environment of ours has; those of a project's own app may stand in any VPC. */
const groups = ['aws_security_group.alb_sg', 'aws_security_group.app_sg', 'aws_security_group.db_sg'];

/**
 * A plan of a move reads as if it worked, and fails halfway. A refresh is not misled by it, and a destroy goes by the state: both are let
 * pass, so that whoever wants to move need not put the file back first.
 */
export const network = defineStateGuard({
  id: 'network',
  title: 'An environment stays in the VPC in which it was made.',
  misleads: false,
  problemsOf: async ({ run, state }) => {
    const lives = vpcOf(state);
    if (lives === undefined) return [];
    const { environment, invocation } = run;
    const { mode } = environment.network;
    const wanted = await wantedVpc(run, { state, lives });
    if (wanted === lives) return [];
    const { suffix } = environment;
    const details = { suffix, invocation, lives, wanted, mode, former: formerNetwork(state, lives) };
    return [
      networkMoved.problem(
        details,
        settingPlace(run, mode === 'existing' ? namingSetting(environment.network) : 'network.mode'),
      ),
    ];
  },
});

function vpcOf(state: StateDocument): string | undefined {
  const group = livingResources(state).find(({ address }) => groups.includes(address));
  const vpc = group?.attributes.vpc_id;
  return typeof vpc === 'string' && vpc !== '' ? vpc : undefined;
}

interface Living {
  readonly state: StateDocument;
  /** The VPC in which it lives. */
  readonly lives: string;
}

/** The VPC that the file asks for; undefined where there is none: the region has no default VPC, no VPC has the tags, or one is to be made. */
async function wantedVpc(run: GuardedRun, { state, lives }: Living): Promise<string | undefined> {
  const { mode, vpcId, vpcTags = {} } = run.environment.network;
  if (mode === 'dedicated') return ownVpc(state);
  if (mode === 'existing') return vpcId ?? (await openEc2(run)).vpcIdByTags(vpcTags);
  // Nobody has edited the file where the state too looked the default VPC up: one that was exchanged in AWS shows in the plan.
  return lookedUpDefault(state) ? lives : (await openEc2(run)).defaultVpcId();
}

function namingSetting({ vpcId }: GuardedRun['environment']['network']): string {
  return vpcId === undefined ? 'network.vpcTags' : 'network.vpcId';
}

/** How the file named the network in which the environment lives. */
function formerNetwork(state: StateDocument, lives: string): string {
  if (ownVpc(state) !== undefined) return 'mode: dedicated';
  return lookedUpDefault(state) ? 'mode: default' : `mode: existing, vpcId: ${lives}`;
}

/** The VPC that the environment made for itself. */
function ownVpc(state: StateDocument): string | undefined {
  const id = livingResources(state).find(({ address }) => address === 'aws_vpc.vpc')?.attributes.id;
  return typeof id === 'string' ? id : undefined;
}

/** The data source of the mode `default`. */
function lookedUpDefault({ resources }: StateDocument): boolean {
  return resources.some(({ mode, type, name }) => mode === 'data' && type === 'aws_vpc' && name === 'vpc');
}
