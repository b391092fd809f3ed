import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../src/package-files.js';
import { runHere } from './run-here.js';
import { temporaryProject } from './temporary-project.js';

const stack = {
  resource: {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: { a: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.0.0/24' } },
    aws_internet_gateway: { igw: { vpc_id: '${aws_vpc.main.id}' } },
    aws_route_table: { a: { vpc_id: '${aws_vpc.main.id}' } },
    aws_route: {
      out: {
        route_table_id: '${aws_route_table.a.id}',
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: '${aws_internet_gateway.igw.id}',
      },
    },
    aws_route_table_association: {
      a: { subnet_id: '${aws_subnet.a.id}', route_table_id: '${aws_route_table.a.id}' },
    },
    aws_security_group: {
      web: {
        vpc_id: '${aws_vpc.main.id}',
        ingress: [{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] }],
      },
    },
    aws_instance: {
      web: {
        subnet_id: '${aws_subnet.a.id}',
        associate_public_ip_address: true,
        vpc_security_group_ids: ['${aws_security_group.web.id}'],
      },
    },
    aws_api_gateway_rest_api: { api: { name: 'api' } },
  },
};

const file = `version: 1
project: shop
defaults: { aws: { region: eu-central-1 } }
environments:
  dev-001: { environment: dev }
  dev-002: { environment: dev }
`;

function foreign(): string {
  const cwd = temporaryProject(null);
  writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify(stack, null, 2));
  return cwd;
}

describe('reach, of a stack of others', () => {
  it('prints a matrix of who reaches whom, and what has no place', async () => {
    const { stdout, exitCode } = await runHere(['reach', '--stack', 'main.tf.json'], { cwd: foreign() });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^main\.tf\.json\n {2}from {14}1 {2}2\n {2}internet {13}22\n {2}aws_instance\.web {2}-\n/,
    );
    expect(stdout).toContain('  2  aws_instance.web (web)\n');
    expect(stdout).toContain('Without a place, and in no answer: aws_api_gateway_rest_api.api\n');
  });

  it('prints what one party reaches', async () => {
    const { stdout } = await runHere(['reach', 'instances', '--stack', 'main.tf.json'], { cwd: foreign() });
    expect(stdout).toContain(
      'not  internet  No rule of aws_security_group.web lets out TCP 0 to 65535 to the internet.',
    );
  });

  it('prints the way with the lines of the stack', async () => {
    const words = ['reach', 'internet', 'aws_instance.web', '--stack', 'main.tf.json'];
    const { stdout } = await runHere(words, { cwd: foreign() });
    expect(stdout).toContain('internet -> aws_instance.web: reachable: TCP 22\n');
    expect(stdout).toMatch(
      /passes {3}aws_security_group\.web lets in TCP 22 from the internet {2}aws_security_group\.web ingress\[0\] \(main\.tf\.json:\d+\)/,
    );
  });

  it('says what it does not know by name, and what there is', async () => {
    const words = ['reach', 'internet', 'aws_instance.wep', '--stack', 'main.tf.json'];
    const { stderr, exitCode } = await runHere(words, { cwd: foreign() });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error no-such-place: main.tf.json has no place `aws_instance.wep`.');
    expect(stderr).toContain(
      'Did you mean `aws_instance.web`? Places are `internet`, `instances`, `aws_instance.web`.',
    );
  });

  it('reads a plan from stdin', async () => {
    const plan = readFileSync(packageFile('test/fixtures/plans/own-stack/plan.json'), 'utf8');
    const words = ['reach', 'internet', 'load-balancer', '--plan', '-', '--json'];
    const { stdout } = await runHere(words, { cwd: temporaryProject(null), stdin: plan });
    const [{ name, environment, pairs }] = JSON.parse(stdout).stacks;
    expect([name, environment]).toEqual(['stdin', null]);
    expect(pairs).toMatchObject([
      {
        from: 'internet',
        to: 'aws_lb.alb',
        outcome: 'reachable',
        flows: [
          { protocol: 'tcp', from: 80, to: 80, families: ['ipv4'], ranges: [] },
          { protocol: 'tcp', from: 443, to: 443, families: ['ipv4'], ranges: [] },
        ],
        stop: null,
        unknowns: [],
      },
    ]);
  });
});

describe('reach, of environments', () => {
  it('answers for each environment that --env chooses', async () => {
    const cwd = temporaryProject(file);
    const { stdout, exitCode } = await runHere(['reach', 'instances', 'database', '--json'], { cwd });
    const { ok, stacks, environments } = JSON.parse(stdout);
    expect([exitCode, ok]).toEqual([0, true]);
    expect(environments).toEqual([
      { suffix: 'dev-001', outcome: 'ok' },
      { suffix: 'dev-002', outcome: 'ok' },
    ]);
    expect(
      stacks.map(
        ({
          name,
          pairs,
        }: {
          readonly name: string;
          readonly pairs: readonly { readonly outcome: string }[];
        }) => [name, pairs[0]?.outcome],
      ),
    ).toEqual([
      ['dev-001', 'reachable'],
      ['dev-002', 'reachable'],
    ]);
  });

  it('answers that an environment has no place of a kind', async () => {
    const cwd = temporaryProject(file);
    for (const words of [['internet', 'cache'], ['cache', 'database'], ['cache']])
      expect(await runHere(['reach', ...words, '--env', 'dev-001'], { cwd }), words.join()).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('dev-001\n  It has no cache.\n'),
      });
  });

  it.each([
    [['dev-001'], '--env dev-001'],
    [['internet', 'dev-002'], '--env dev-002'],
    [['internet', 'dev'], "--env 'dev-*'"],
    [['databse'], 'database'],
  ])('asked for %s, which is no place, says once what was meant', async (words, meant) => {
    const { stderr, exitCode } = await runHere(['reach', ...words], { cwd: temporaryProject(file) });
    expect(exitCode).toBe(2);
    expect(stderr.match(/error place-word-unknown/g)).toHaveLength(1);
    expect(stderr).toContain(`Did you mean \`${meant}\`?`);
  });

  it('takes a web ACL for no place', async () => {
    const cwd = temporaryProject(file);
    const { stderr } = await runHere(['reach', 'internet', 'web-acl'], { cwd });
    expect(stderr).toContain('`web-acl` is no place.');
    expect(stderr.split('next')[1] ?? '').not.toContain('web-acl');
  });

  it('reads environments beside a stack where both are asked for', async () => {
    const cwd = temporaryProject(file);
    writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify(stack));
    const words = ['reach', 'internet', 'instances', '--env', 'dev-001', '--stack', 'main.tf.json'];
    const { stdout } = await runHere(words, { cwd });
    expect(stdout).toMatch(/^dev-001\n[\s\S]*\nmain\.tf\.json\n/);
  });
});

it('says that nobody is asked about itself where the internet is named twice', async () => {
  const { stdout, exitCode } = await runHere(['reach', 'internet', 'internet', '--stack', 'main.tf.json'], {
    cwd: foreign(),
  });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Whether the internet reaches itself is not asked');
});
