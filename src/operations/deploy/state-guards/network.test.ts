import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryAnswer } from '../../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../../test/fixtures/fake-aws/fake-aws.js';
import {
  goldenAccount as accountId,
  goldenState,
  madeResource,
  problemsOfState,
  stateOf,
} from '../../../../test/fixtures/judge-state.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());
const problems = (given: Parameters<typeof problemsOfState>[0] = {}) =>
  problemsOfState({ ...given, aws: aws.endpoint });
const codes = async (given?: Parameters<typeof problemsOfState>[0]) =>
  (await problems(given)).map(({ code }) => code);

const vpc = 'vpc-976585c704c8fc1ed';

describe('network', () => {
  const subnetIds = ['subnet-ca2ec652047971ab0', 'subnet-65c0ab67f3f9f6540'];
  const existing = (vpcId: string) => ({ network: { mode: 'existing' as const, vpcId, subnetIds } });
  const state = JSON.parse(goldenState);
  const inExisting = JSON.stringify({
    ...state,
    resources: state.resources.filter(({ mode }: { mode: string }) => mode === 'managed'),
  });
  const defaultVpc = (id: string) => ({
    DescribeVpcs: queryAnswer('DescribeVpcs', { vpcSet: { item: [{ vpcId: id }] } }),
  });

  it('is the VPC of what was made', async () => {
    expect(await problems({ config: existing('vpc-fba481dcd5cde9bd5') })).toMatchObject([
      {
        code: 'network-moved',
        path: 'environments.dev-001.network.vpcId',
        message: expect.stringContaining(`dev-001 lives in ${vpc}`),
        hint: expect.stringMatching(/^Put `network: \{ mode: default \}` back\./),
      },
    ]);
    expect(await problems({ config: existing('vpc-fba481dcd5cde9bd5'), text: inExisting })).toMatchObject([
      {
        hint: expect.stringMatching(new RegExp(`^Put .network: { mode: existing, vpcId: ${vpc} }. back\\.`)),
      },
    ]);
  });

  it('may be named in another way', async () => {
    expect(await codes({ config: existing(vpc) })).toEqual([]);
    aws.play(defaultVpc(vpc));
    expect(await codes({ text: inExisting })).toEqual([]);
  });

  it('is another one where the file goes back to the default VPC', async () => {
    aws.play(defaultVpc('vpc-00000001'));
    expect(await problems({ text: inExisting })).toMatchObject([
      {
        code: 'network-moved',
        path: 'environments.dev-001.network.mode',
        message: expect.stringContaining('the default VPC, vpc-00000001.'),
      },
    ]);
    aws.play({ DescribeVpcs: queryAnswer('DescribeVpcs', { vpcSet: { item: [] } }) });
    expect(await problems({ text: inExisting })).toMatchObject([
      { message: expect.stringContaining('the default VPC, which its region does not have.') },
    ]);
  });

  it('is nobody’s edit where the default VPC itself was exchanged, and no matter of ours in a stack without our groups', async () => {
    aws.play(defaultVpc('vpc-00000001'));
    expect(await codes()).toEqual([]);
    const foreign = madeResource(`arn:aws:ec2:ap-southeast-1:${accountId}:security-group/sg-1`, {
      ...{ name: 'own', type: 'aws_security_group', attributes: { vpc_id: 'vpc-00000002' } },
    });
    expect(await codes({ text: stateOf(foreign) })).toEqual([]);
  });

  it('is not one of its own where it was made in the default VPC, and the ways on are named', async () => {
    expect(await problems({ config: { network: { mode: 'dedicated' } } })).toMatchObject([
      {
        code: 'network-moved',
        path: 'environments.dev-001.network.mode',
        message: expect.stringContaining('environments.yaml names a dedicated VPC'),
        hint: expect.stringMatching(
          /^Put `network: \{ mode: default \}` back \(or `edition: 2026-11`.*another suffix.*destroy/,
        ),
      },
    ]);
  });

  it('stays its own where the state has one', async () => {
    const own = {
      ...state,
      resources: [
        ...state.resources.filter(({ type }: { type: string }) => type !== 'aws_vpc'),
        {
          ...{
            mode: 'managed',
            type: 'aws_vpc',
            name: 'vpc',
            provider: 'provider["registry.terraform.io/hashicorp/aws"]',
          },
          instances: [{ attributes: { id: vpc } }],
        },
      ],
    };
    const text = JSON.stringify(own);
    expect(await codes({ text, config: { network: { mode: 'dedicated' } } })).toEqual([]);
    aws.play(defaultVpc('vpc-00000001'));
    expect(await problems({ text, config: { network: { mode: 'default' } } })).toMatchObject([
      { code: 'network-moved', hint: expect.stringMatching(/^Put `network: \{ mode: dedicated \}` back\. /) },
    ]);
  });

  it('is looked up by the tags of the file', async () => {
    const byTags = {
      network: { mode: 'existing' as const, vpcTags: { Name: 'shared' }, subnetTags: { Tier: 'app' } },
    };
    aws.play(defaultVpc(vpc));
    expect(await codes({ text: inExisting, config: byTags })).toEqual([]);
    aws.play({ DescribeVpcs: queryAnswer('DescribeVpcs', { vpcSet: { item: [] } }) });
    expect(await problems({ text: inExisting, config: byTags })).toMatchObject([
      {
        path: 'environments.dev-001.network.vpcTags',
        message: expect.stringContaining('a VPC by its tags, which exactly one has to have'),
      },
    ]);
  });
});
