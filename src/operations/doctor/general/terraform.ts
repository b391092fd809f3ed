import type { GeneralCheck } from '../check.js';
import { ok } from '../diagnosis.js';
import { terraformOf } from '../terraform-of.js';

/** Terraform or OpenTofu is there and new enough. */
export const terraformCheck: GeneralCheck = {
  id: 'terraform',
  title: 'Terraform',
  run: async (subject) => {
    const { product, version, path } = await terraformOf(subject);
    return ok(`${product === 'terraform' ? 'Terraform' : 'OpenTofu'} ${version} (${path})`);
  },
};
