import { expect, it } from 'vitest';
import { checkJsonOutput } from './check-json-output.js';

const printed = (data: object) => JSON.stringify({ version: 1, ...data });

it('lets pass what a schema says, and what is no JSON of ours', () => {
  checkJsonOutput(['sandbox', 'down', '--json'], printed({ stopped: true }));
  checkJsonOutput(['sandbox', 'down'], 'sandbox stopped');
  checkJsonOutput(['check', '--format', 'sarif'], '{}');
  checkJsonOutput(['schema', '--json'], '{}');
});

it.each([
  [['sandbox', 'down', '--json'], { stopped: 'yes' }],
  [['sandbox', 'down', '--json'], { stopped: true, more: 1 }],
  [['init', '--json', 'folder'], { ok: true }],
  [['plan', '--json'], { ok: false, problems: [] }],
  [['plan', '--json'], { environments: [{ suffix: 'dev-001' }] }],
  [['check', '--format', 'json'], { findings: [] }],
])('fails at anything else: %j %j', (args, data) => {
  expect(() => checkJsonOutput(args, printed(data))).toThrow('prints other JSON');
});
