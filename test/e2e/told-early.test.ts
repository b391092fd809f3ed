import { CreateRoleCommand, IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { requires } from '../requires.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);
const fileOf = (suffix: string, settings = 'environment: dev', project = 'acme-shop') => `version: 1
project: ${project}
defaults:
  aws: { region: ap-southeast-1, accountId: "123456789012" }
environments:
  ${suffix}: { ${settings} }
`;

describe.runIf(tools)('what AWS would refuse is told before anything is made', { timeout: 120_000 }, () => {
  const project = sandboxProject(fileOf('dev-016'));
  const client = (region: string) => ({
    endpoint: project.endpoint(),
    region,
    credentials: { accessKeyId: 'MULTIENV123456789012', secretAccessKey: 'sandbox' },
  });
  const iam = (region = 'ap-southeast-1') => new IAMClient(client(region));
  const roles = async () =>
    ((await iam().send(new ListRolesCommand({}))).Roles ?? []).map((one) => one.RoleName);
  const secret = (suffix: string, SecretString: string) => {
    const command = new CreateSecretCommand({ Name: `rds-password-${suffix}`, SecretString });
    return new SecretsManagerClient(client('ap-southeast-1')).send(command);
  };
  /** A deploy that has to be refused: its problems. Terraform is not started. */
  const refused = async (suffix: string) => {
    const words = ['deploy', '--env', suffix, '--sandbox', '--yes', '--json'];
    const { exitCode, stdout, stderr } = await project.multienv(...words);
    expect({ exitCode, stderr: /planning|init/i.test(stderr) }).toEqual({ exitCode: 3, stderr: false });
    const [environment] = JSON.parse(stdout).environments;
    return environment.problems as readonly { code: string; message: string; hint: string }[];
  };

  it('tags: by validate, at their lines', async () => {
    const tags = 'environment: dev, tags: { CostCenter: "4711", costcenter: "4711" }';
    project.write(fileOf('dev-011', tags, 'R&D Portal'));
    const { exitCode, stdout } = await project.multienv('validate', '--json');
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout).problems).toMatchObject([
      { code: 'tag-characters', line: 2, path: 'project' },
      { code: 'tag-keys-differ-in-case', line: 6, path: 'environments.dev-011.tags.costcenter' },
    ]);
  });

  it.each([
    ['dev-016', '{"username":"app_admin","password":"Canary12Cd34"}', 'it is JSON with a `password` key'],
    ['dev-061', 'Canary12Cd34Gh78\n', 'it ends with a line break'],
  ])(
    'a secret of %s that is no password: by secret status and deploy, with a way on',
    async (suffix, value, words) => {
      await secret(suffix, value);
      project.write(fileOf(suffix));
      const status = await project.multienv('secret', 'status', '--sandbox');
      expect(status.exitCode).toBe(1);
      expect(status.stdout).toContain(words);
      expect(await refused(suffix)).toMatchObject([
        {
          code: 'secret-unusable',
          message: expect.stringContaining(words),
          hint: expect.stringContaining(`secret rotate --env ${suffix} --sandbox`),
        },
      ]);
    },
  );

  it('a secret that is no password: by plan, which the stack itself stops, and no more of it than its kind', async () => {
    const { exitCode, stderr } = await project.multienv('plan', '--sandbox');
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(
      /secret-unusable: RDS would refuse the value of the secret rds-password-dev-061 .*: it ends with a line break/,
    );
    expect(project.printed()).not.toContain('Canary');
    expect([...project.files().values()].filter((text) => text.includes('Canary'))).toEqual([]);
    expect(await roles()).toEqual([]);
  });

  it('the way on of a secret leads on', async () => {
    await project.succeed('secret', 'rotate', '--env', 'dev-061', '--sandbox');
    expect((await project.succeed('secret', 'status', '--sandbox')).stdout).not.toContain('refuse');
  });

  it('two subnets of one zone for the load balancer: by deploy, with a list that would do', async () => {
    const ids = [1, 2, 3, 4].map((number) => `subnet-0000000${number}`);
    const network = (more = '') =>
      `environment: dev, network: { mode: existing, vpcId: vpc-00000001, subnetIds: [${ids.join(', ')}]${more} }`;
    project.write(fileOf('dev-061', network()));
    const [problem] = await refused('dev-061');
    expect(problem).toMatchObject({
      code: 'deploy-would-fail',
      message: expect.stringContaining('subnet-00000001 and subnet-00000004 in ap-southeast-1a'),
    });
    const list = /loadBalancerSubnetIds: \[.*?\]/.exec(problem?.hint ?? '')?.[0];
    project.write(fileOf('dev-061', network(`, ${list}`)));
    await project.succeed('doctor', '--sandbox', '--env', 'dev-061');
  });

  it('a role that an environment of another region has: by deploy', async () => {
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    const command = new CreateRoleCommand({
      RoleName: 'ec2-role-dev-061',
      AssumeRolePolicyDocument: JSON.stringify(trust),
    });
    await iam('eu-west-1').send(command);
    project.write(fileOf('dev-061'));
    expect(await refused('dev-061')).toMatchObject([
      {
        code: 'deploy-would-fail',
        message: expect.stringContaining('ec2-role-dev-061 (aws_iam_role)'),
        hint: expect.stringContaining('choose another suffix'),
      },
    ]);
    expect(await roles()).toEqual(['ec2-role-dev-061']);
  });
});
