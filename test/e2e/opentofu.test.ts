import { describe, expect, it } from 'vitest';
import type { Life } from '../campaign/life.js';
import { live } from '../campaign/life.js';
import { requires, requiresOpenTofu } from '../requires.js';
import { deployedResources } from './deployed-resources.js';
import { mainJob } from './main-job.js';

const tools = [requiresOpenTofu(), requires('python')].every(Boolean);

describe.runIf(tools)('the same with OpenTofu', { timeout: 600_000 }, () => {
  const project = mainJob({ binary: 'tofu' });

  it('keeps the provider’s checksums apart from those of Terraform', () => {
    const locks = [...project.files().keys()].filter((file) => file.endsWith('.lock.hcl'));
    expect(locks).toContain('.multienv/sandbox/.opentofu.lock.hcl');
    expect(locks).not.toContain('.multienv/sandbox/.terraform.lock.hcl');
  });
});

const life: Life = {
  source: 'generated',
  blow: 'kill -9 both',
  deploy: { change: 20, side: 'before' },
  destroy: { change: 16, side: 'before' },
  binary: 'tofu',
};

describe.runIf(tools && process.platform === 'linux')('recover with OpenTofu', { timeout: 900_000 }, () => {
  it('loses nothing after kill -9 of a deploy and of a destroy', async () => {
    const results = await live(life, deployedResources);
    expect(results.map(({ cut, faults }) => ({ cut, faults }))).toEqual([
      { cut: 'deploy', faults: [] },
      { cut: 'destroy', faults: [] },
    ]);
  });
});
