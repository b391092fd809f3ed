import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requires } from '../requires.js';
import { type AwsRequest, startAwsProxy } from './aws-proxy.js';
import { changesOutside } from './changes-outside.js';
import { environmentFile } from './deployed-environment.js';
import { sandboxProject } from './sandbox-project.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);

interface Drifted {
  readonly address: string;
  readonly class: string;
  readonly kind: string;
  readonly fate: string;
  readonly what: string | null;
  readonly attributes: readonly { readonly path: string }[];
  readonly remedy: string | null;
}

/** The class of each change, in the order of their addresses. */
const told = (resources: readonly Drifted[]) =>
  resources.map(({ address, kind, fate, class: is }) => `${address} ${is} ${kind} ${fate}`).sort();

const expected = [
  'aws_autoscaling_group.asg intended changed stays',
  'aws_db_instance.postgres security changed restored',
  'aws_iam_role.ec2_role security added stays',
  'aws_launch_template.launch_template other changed restored',
  'aws_lb.alb security changed restored',
  'aws_lb_target_group.tg other changed restored',
  'aws_s3_bucket.bucket tags changed restored',
  'aws_s3_bucket_public_access_block.bucket_public_access_block security changed restored',
  'aws_s3_bucket_server_side_encryption_configuration.bucket_encryption security deleted restored',
  'aws_s3_bucket_versioning.bucket_versioning security changed restored',
  'aws_security_group.app_sg other added stays',
  'aws_security_group.db_sg security added stays',
  'aws_vpc_security_group_ingress_rule.alb_http deleted deleted restored',
];

describe.runIf(tools)('what was changed outside of Terraform', { timeout: 600_000 }, () => {
  const file = environmentFile(
    'storage: { versioning: true }\nloadBalancer: { deletionProtection: true }  # keep it',
  );
  const project = sandboxProject(file);
  const { multienv, succeed } = project;
  const state = () => readFileSync(join(project.folder, '.multienv/sandbox/state/dev-001/terraform.tfstate'));

  it('is nothing where nobody has changed anything', async () => {
    await succeed('secret', 'init', '--env', 'dev-001', '--sandbox');
    await succeed('deploy', '--sandbox', '--yes', '--skip-doctor');
    const { stdout } = await succeed('drift', '--sandbox');
    expect(stdout).toContain('dev-001  no drift');
  });

  it('is told change by change with its class, without writing anything', async () => {
    for (const [name, change] of Object.entries(changesOutside(project.endpoint())))
      await change().catch((cause: unknown) => {
        throw new Error(`${name}: ${String(cause)}`);
      });
    const requests: AwsRequest[] = [];
    const proxy = await startAwsProxy(project.endpoint(), {
      before: (request) => {
        requests.push(request);
        return 'pass';
      },
    });
    const [before, files] = [state(), project.files()];
    const { stdout, exitCode } = await multienv('drift', '--sandbox', proxy.endpoint, '--json');
    proxy.close();
    expect(exitCode).toBe(1);
    const [{ resources, drifted, notChecked }] = JSON.parse(stdout).environments;
    expect(drifted).toBe(true);
    expect(told(resources)).toEqual(expected);
    expect(notChecked).toContainEqual({
      address: 'aws_lb.alb',
      what: 'listeners that no resource has made',
    });
    const opened = resources.find(({ address }: Drifted) => address === 'aws_security_group.db_sg');
    expect(opened.what).toBe('ingress tcp 5432 from 0.0.0.0/0');
    expect(opened.rules.map(({ id }: { id: string }) => id)).toContain('SG-4');
    expect(opened.remedy).toMatch(/^aws ec2 revoke-security-group-ingress --group-id sg-\w+ /);
    expect(state()).toEqual(before);
    expect(requests.length).toBeGreaterThan(20);
    expect(requests.filter(({ changes }) => changes).map(({ action }) => action)).toEqual([]);
    const now = project.files();
    const changed = [...new Set([...files.keys(), ...now.keys()])].filter(
      (name) => files.get(name) !== now.get(name) && !mayChange.test(name),
    );
    expect(changed).toEqual([]);
  });

  it('is kept where the file has a setting for it, and is no drift then', async () => {
    const health = 'aws_lb_target_group.tg.health_check[0].path';
    const { stdout } = await multienv('drift', '--sandbox', '--env', 'dev-001', '--accept', health, '--json');
    const [{ accepted }] = JSON.parse(stdout).environments;
    expect(accepted).toEqual([
      expect.objectContaining({ setting: 'app.healthPath', value: '/status', rules: [] }),
    ]);
    expect(project.files().get('environments.yaml')).toBe(`${file}    app: { healthPath: /status }\n`);
    const again = JSON.parse((await multienv('drift', '--sandbox', '--json')).stdout).environments[0];
    expect(told(again.resources)).not.toContainEqual(expect.stringContaining('aws_lb_target_group.tg'));
    expect(again.folded).toContainEqual({
      address: 'aws_lb_target_group.tg',
      path: 'health_check',
      reason: 'as-in-file',
    });
  });
});

/** What the emulator writes. */
const mayChange = /\/server\//;
