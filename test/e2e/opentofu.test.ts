import { describe, expect, it } from 'vitest';
import { requires, requiresOpenTofu } from '../requires.js';
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
