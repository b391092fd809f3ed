import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { askCheckov } from '../outside-judges/checkov.js';
import type { Judgement } from '../outside-judges/judge.js';
import { askParliament } from '../outside-judges/parliament.js';
import { reviewed } from '../outside-judges/reviewed.js';
import { askTrivy } from '../outside-judges/trivy.js';
import { type Judge, requires, requiresJudge } from '../requires.js';
import { sandboxProject } from './sandbox-project.js';

const file = `version: 1
environments:
  prod-003:
    environment: prod
    loadBalancer:
      certificateArn: arn:aws:acm:ap-southeast-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef
`;

const tools = [requires('terraform'), requires('python')].every(Boolean);
const there = {
  checkov: requiresJudge('checkov'),
  trivy: requiresJudge('trivy'),
  parliament: requiresJudge('parliament'),
};

describe.runIf(tools && Object.values(there).some(Boolean))(
  'production with a certificate, judged by others',
  { timeout: 900_000 },
  () => {
    const { folder, succeed } = sandboxProject(file);
    const planFile = join(folder, 'plan.json');
    const stackFolder = join(folder, 'stack');
    const work = join(folder, '.multienv/sandbox/work/prod-003');

    beforeAll(async () => {
      await succeed('secret', 'init', '--env', 'prod-003', '--sandbox');
      await succeed('plan', '--env', 'prod-003', '--sandbox', '--out', 'saved');
      const saved = join(folder, 'saved/prod-003/plan.tfplan');
      const { TF_CLI_CONFIG_FILE: _unset, ...env } = process.env;
      const { stdout, status } = spawnSync('terraform', ['show', '-json', saved], {
        ...{ cwd: work, env, encoding: 'utf8', maxBuffer: 100 * 1024 * 1024 },
      });
      expect(status).toBe(0);
      writeFileSync(planFile, stdout);
      mkdirSync(stackFolder);
      cpSync(join(work, 'cdk.tf.json'), join(stackFolder, 'main.tf.json'));
    });

    const expectReviewed = (judge: Judge, { passed, complaints }: Judgement, least: number) => {
      const lines = (list: readonly { check: string; resource: string }[]) =>
        [...new Set(list.map(({ check, resource }) => `${check} ${resource}`))].sort();
      expect(lines(complaints)).toEqual(lines(reviewed[judge]));
      expect(passed).toBeGreaterThan(least);
    };

    it.runIf(there.checkov)('Checkov finds what was reviewed, and nothing else', () => {
      expectReviewed('checkov', askCheckov(planFile), 200);
    });

    it.runIf(there.trivy)('Trivy finds what was reviewed, and nothing else', () => {
      expectReviewed('trivy', askTrivy(stackFolder), 80);
    });

    it.runIf(there.parliament)('parliament finds what was reviewed in the policies, and nothing else', () => {
      const stack = JSON.parse(readFileSync(join(work, 'cdk.tf.json'), 'utf8'));
      expectReviewed('parliament', askParliament(stack, join(folder, 'policies')), 5);
    });
  },
);
