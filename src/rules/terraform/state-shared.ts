import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass } from '../verdict.js';

const ourState = /(?:^|\/)\.multienv\/state\/[^/]+\/terraform\.tfstate$/;

export default defineRule({
  id: 'TF-11',
  title: 'The state is where the team can reach it',
  severity: 'medium',
  area: 'operations',
  resource: ['backend.local', 'backend.s3'],
  why: 'A state on one disk is unencrypted, in nobody else’s reach, and gone with the disk.',
  fix: 'Use the backend `s3` with `encrypt` and `use_lockfile`.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/backend',
  examples: {
    pass: [
      { stack: { terraform: { backend: { s3: { bucket: 'state' } } } } },
      { path: '../../../.multienv/state/dev-001/terraform.tfstate' },
    ],
    fail: [{ path: 'terraform.tfstate' }, {}],
  },
  check: (backend, { expected }) => {
    if (backend.type !== 'backend.local') return [];
    // Of our own environments `multienv` guards the local state itself; their stacks are known by where it lies.
    if (expected.suffix !== undefined) return notApplicable;
    const { path } = backend.values;
    return typeof path === 'string' && ourState.test(path) ? pass : fail('', 'The backend is `local`.');
  },
});
