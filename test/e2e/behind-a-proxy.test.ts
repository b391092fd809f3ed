import { homedir } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import { ConnectProxy, privateCa } from '../fixtures/proxy/connect-proxy.js';
import { requires } from '../requires.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);
const file = `version: 1
defaults:
  aws: { region: ap-southeast-1, accountId: "123456789012" }
  backend: { type: s3, bucket: states-of-the-team }
environments:
  dev-001: { environment: dev }
`;

/** Nothing answers at the addresses of AWS but through the proxy, which hands all on to the emulator: what went around it would fail. */
describe.runIf(tools)('behind a proxy with a private CA', { timeout: 300_000 }, () => {
  const project = sandboxProject(file);
  const proxy = new ConnectProxy();
  beforeAll(() => proxy.start(project.endpoint));
  afterAll(() => proxy.stop());
  beforeEach(() => proxy.forget());

  /** As against AWS: without `--sandbox`. */
  const multienv = (...args: string[]) => {
    const names = ['XDG_CACHE_HOME', 'MULTIENV_PLUGIN_DIR', 'TF_CLI_CONFIG_FILE'];
    const tools = names.flatMap((name) =>
      process.env[name] === undefined ? [] : [[name, process.env[name]]],
    );
    return runCli(args, {
      cwd: project.folder,
      env: {
        ...Object.fromEntries(tools),
        ...{ HOME: homedir(), AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/none' },
        ...{ AWS_ACCESS_KEY_ID: 'MULTIENV123456789012', AWS_SECRET_ACCESS_KEY: 'sandbox' },
        ...{ HTTPS_PROXY: proxy.url, AWS_CA_BUNDLE: privateCa },
      },
    });
  };
  const hosts = () => proxy.hosts.map((host) => host.replace('.amazonaws.com:443', ''));

  it.each<[words: readonly string[], hosts: readonly string[]]>([
    [['secret', 'init'], ['secretsmanager.ap-southeast-1']],
    [['secret', 'status'], ['secretsmanager.ap-southeast-1']],
    [['bootstrap', '--yes'], ['states-of-the-team.s3.ap-southeast-1']],
    [['list'], ['states-of-the-team.s3.ap-southeast-1']],
    [['secret', 'rotate'], ['secretsmanager.ap-southeast-1']],
    [
      ['plan'],
      ['ec2.ap-southeast-1', 'secretsmanager.ap-southeast-1', 'states-of-the-team.s3.ap-southeast-1'],
    ],
    [['drift'], ['states-of-the-team.s3.ap-southeast-1']],
    [['destroy', '--env', 'dev-001', '--confirm', 'dev-001'], ['states-of-the-team.s3.ap-southeast-1']],
  ])('%j goes through', async (words, through) => {
    const { exitCode, stderr } = await multienv(...words);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(hosts()).toEqual(expect.arrayContaining([...through]));
  });

  it('doctor goes through with every check, and no question fails for the network', async () => {
    const { checks } = JSON.parse((await multienv('doctor', '--json')).stdout);
    expect(JSON.stringify(checks)).not.toMatch(/E(CONN|NOTFOUND|AI_)|UNABLE_TO|SELF_SIGNED|proxy answered/);
    const asked = ['sts', 'ec2', 'rds', 'ssm', 'secretsmanager', 'elasticloadbalancing', 'autoscaling'];
    const there = [...asked.map((service) => `${service}.ap-southeast-1`), 'iam'];
    expect(hosts()).toEqual(expect.arrayContaining(there));
  });

  it('an unknown certificate is told by what was tried, and Terraform is not started', async () => {
    const { stderr } = await runCli(['secret', 'status'], {
      cwd: project.folder,
      env: {
        ...{ AWS_ACCESS_KEY_ID: 'MULTIENV123456789012', AWS_SECRET_ACCESS_KEY: 'sandbox' },
        HTTPS_PROXY: proxy.url,
      },
    });
    expect(stderr).toContain(
      `at secretsmanager.ap-southeast-1.amazonaws.com through the proxy ${proxy.url}: UNABLE_TO_VERIFY`,
    );
    expect(stderr).toContain('AWS_CA_BUNDLE');
  });
});
