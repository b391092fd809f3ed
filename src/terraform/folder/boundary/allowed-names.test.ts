import { expect, it } from 'vitest';
import { type AllowedEntry, allowedEntry, projectEntries, workFolderEntries } from './allowed-names.js';

/** Whether a path may be in a folder of the product, as a folder where it ends with a slash. */
function isAllowed(path: string, entries: readonly AllowedEntry[]): boolean {
  let holds: AllowedEntry['holds'] | readonly AllowedEntry[] = entries;
  const names = path.split('/').filter((name) => name !== '');
  for (const [at, name] of names.entries()) {
    if (holds === 'files' || holds === 'anything') return true;
    const entry: AllowedEntry | undefined = holds === undefined ? undefined : allowedEntry(holds, name);
    if (entry === undefined) return false;
    const isFolder = at < names.length - 1 || path.endsWith('/');
    if (isFolder !== (entry.holds !== undefined)) return false;
    holds = entry.holds;
  }
  return true;
}

const work = `cdk.tf.json assets/ assets/x assets/x/y plan.tfplan recover.tfplan plan.tfplan.events recover.events
  refresh.events recover.tf.json recover_override.tf.json floor_override.tf.json import.out errored.tfstate init.stamp
  reserve .terraform.lock.hcl .terraform.lock.hcl123 crash.log crash.123.log .terraform/ .terraform/providers/
  .terraform/providers/x/y .terraform/modules/x .terraform/terraform.tfstate .terraform/terraform.tfstate.backup
  .terraform/environment .terraform/plugin_path cdk.tf.json.01234567-89ab-cdef-0123-456789abcdef
  cdk.tf.json.01234567-89ab-cdef-0123-456789abcdef.tmp`;
const common = `work/ work/dev-001/ work/dev-001/cdk.tf.json work/dev-001.busy.json work/dev-001.x9-state/ work/dev-001.x9-state/a
  work/dev-001.x9-look/ work/dev-001.x9-look/a/b work/synth.aB1/ state/dev-001/ state/dev-001/terraform.tfstate
  state/dev-001/terraform.tfstate.backup state/dev-001/terraform.tfstate.17.backup state/dev-001/.terraform.tfstate.lock.info
  state/dev-001/backend.json state/dev-001/seen.json state/dev-001/deployed.json backup/ backup/dev-001/x.tfstate
  backup/dev-001/x.tfstate.2 journal/ journal/dev-001/x.jsonl journal/dev-001/x.events`;
const sandbox = `state.previous/ state.leaving/dev-001/terraform.tfstate journal.previous/ journal.leaving/dev-001/x.jsonl
  aws/dev-001/config aws/dev-001/credentials server/ server/server.json server/server.json.part server/ready.0a.json
  server/ready.0a.json.part server/log server/start.lock .terraform.lock.hcl .opentofu.lock.hcl`;
const words = (text: string) => text.trim().split(/\s+/);

it.each(words(work))('a working folder may hold %s', (path) => {
  expect(isAllowed(path, workFolderEntries)).toBe(true);
});

it.each(['', 'sandbox/'])('.multienv/%s may hold what a run writes', (at) => {
  for (const path of words(common)) expect(isAllowed(`${at}${path}`, projectEntries), path).toBe(true);
});

it('.multienv/sandbox may hold what the sandbox writes, .multienv may not', () => {
  for (const path of words(sandbox)) {
    expect(isAllowed(`sandbox/${path}`, projectEntries), path).toBe(true);
    expect(isAllowed(path, projectEntries), path).toBe(false);
  }
  expect(isAllowed('.gitignore', projectEntries)).toBe(true);
  expect(isAllowed('sandbox/sandbox/', projectEntries)).toBe(false);
});

it.each([
  ...['main.tf', 'evil.tf.json', 'x.auto.tfvars', 'terraform.tfvars', 'cdk.tf.json/', 'assets', 'x.tofu'],
  ...[
    'plan.tfplan.bak',
    'xplan.tfplan',
    'crash.x.log',
    '.terraform',
    '.terraform/x',
    '.terraform/environment/',
  ],
  ...['override.tf.json', 'cdk.tf.json.tmp', 'terraform.tfstate', '.terraformrc'],
])('a working folder may not hold %s', (path) => {
  expect(isAllowed(path, workFolderEntries)).toBe(false);
});

it.each([
  ...[
    'planted',
    'work',
    'work/Dev/',
    'work/-x/',
    'work/dev-001',
    'state/dev-001/other.json',
    'state/x.tfstate',
  ],
  ...['backup/x.tfstate', 'journal/x.jsonl', 'journal/dev-001/x.txt', 'sandbox/server/evil.py', 'sandbox'],
  ...[
    'sandbox/aws/dev-001/other',
    'sandbox/server/ready.json',
    'sandbox/state.other/',
    'backup/dev-001/x.json',
  ],
])('.multienv may not hold %s', (path) => {
  expect(isAllowed(path, projectEntries)).toBe(false);
});

it('a folder has no name of something that is written aside', () => {
  const aside = 'dev-001.01234567-89ab-cdef-0123-456789abcdef';
  expect(isAllowed(`state/${aside}/`, projectEntries)).toBe(false);
  expect(isAllowed(`state/dev-001/backend.json${aside.slice(7)}`, projectEntries)).toBe(true);
});
