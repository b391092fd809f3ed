import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { loadEnvironments } from '../../../src/config/file/load.js';
import { plainInvocation } from '../../../src/errors/invocation.js';
import { environmentsOfPlans } from '../../../src/operations/deploy/saved-plan/environments-of-plans.js';
import { openBundle } from '../../../src/operations/deploy/saved-plan/open-bundle.js';
import { changesSince } from '../../../src/operations/list/changes-since.js';
import { lastDeploy } from '../../../src/operations/list/state-status.js';
import { parseRecord } from '../../../src/operations/record/deploy-record.js';
import { candidatesOf } from '../../../src/operations/recover/candidates.js';
import { storiesOf } from '../../../src/operations/recover/findings.js';
import { neverInterrupted } from '../../../src/processes/interrupt.js';
import { readServerRecord } from '../../../src/sandbox/server-file.js';
import { readProviderLock } from '../../../src/terraform/binary/provider-lock.js';
import { occupy } from '../../../src/terraform/folder/busy.js';
import { environmentFolder } from '../../../src/terraform/folder/environment-folder.js';
import { pastRuns } from '../../../src/terraform/folder/journal/past-runs.js';
import { readPlanFile } from '../../../src/terraform/plan-file/read-plan-file.js';
import { recordedBackend } from '../../../src/terraform/state/backend-record.js';
import { readLocalLock } from '../../../src/terraform/state/local-lock.js';
import { noteState, rollbackOf, seenState } from '../../../src/terraform/state/seen-state.js';
import { trustedProjects } from '../../../src/trust/trust-store.js';
import { whyUntrusted } from '../../../src/trust/untrusted-run.js';
import { deployRecord } from '../../fixtures/deploy-record.js';
import { planFile, zip } from '../../fixtures/plan-file.js';
import type { InputKind } from '../input-kind.js';
import { at, contextIn, fixture, lines } from './surroundings.js';

const step = { at, address: 'aws_lb.a', resourceType: 'aws_lb', action: 'create' };
const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const digest = hash('');
const settings =
  'version: 1\nenvironments: { dev-001: { environment: dev, storage: { bucketPrefix: orders-1 } } }\n';

const manifest = {
  version: 1,
  madeAt: at,
  suffix: 'dev-001',
  tier: 'development',
  project: 'orders',
  place: { kind: 'aws', account: '111122223333', region: 'ap-southeast-1', endpoint: null, start: null },
  multienv: '0.1.0',
  terraform: { product: 'terraform', version: '1.11.4' },
  environmentsFile: digest,
  awsProvider: '5.100.0',
  configuration: digest,
  assets: digest,
  providerLock: digest,
  secret: null,
  state: { serial: 3, lineage: 'L' },
  review: null,
  files: { 'plan.tfplan': hash(planFile()), 'plan.json': hash('{}') },
};

function put(file: string, content: string | Buffer): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** An archive of the entries that a text names, as `[["tfstate", "…"]]`; any other text is the file itself. */
function archiveOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  try {
    const entries: unknown = JSON.parse(text);
    if (!Array.isArray(entries)) return bytes;
    return zip(
      entries.map(([name, content]) => [
        String(name).slice(0, 60_000),
        Buffer.from(String(content), 'latin1'),
      ]),
    );
  } catch {
    return bytes;
  }
}

function readSavedPlan(text: string, folder: string): unknown {
  const plan = put(join(folder, 'plan.tfplan'), planFile());
  put(join(folder, 'plan.json'), '{}');
  put(join(folder, 'manifest.json'), text);
  const { environments } = loadEnvironments(join(folder, '..', 'environments.yaml'), { text: settings });
  const run = { folder: environmentFolder('dev-001', { root: folder }), invocation: plainInvocation };
  return [plan, openBundle(run, folder, []), environmentsOfPlans(contextIn(folder), folder, environments)];
}

async function readRecord(text: string, folder: string): Promise<unknown> {
  const reading = parseRecord(text, 'dev-001');
  const loaded = loadEnvironments(join(folder, 'environments.yaml'), { text: settings });
  const [environment] = loaded.environments;
  if (environment === undefined) return undefined;
  const changes = await changesSince(reading, { environment, loaded, sandboxFolder: undefined });
  return [lastDeploy(reading, 'deployed'), changes];
}

function readJournal(text: string, folder: string): unknown {
  const place = environmentFolder('dev-001', { root: folder });
  put(join(place.journalFolder, '1.jsonl'), text);
  put(join(place.journalFolder, '1.events'), text);
  const past = pastRuns(place, { file: 'none' });
  return [storiesOf(past), candidatesOf(past.all)];
}

/** The small files that we keep of what runs and who may. */
async function readNotes(text: string, folder: string): Promise<unknown> {
  const place = environmentFolder('dev-001', { root: folder });
  put(place.backendFile, text);
  put(join(dirname(place.backendFile), 'seen.json'), text);
  put(join(folder, 'server.json'), text);
  put(join(folder, 'config', 'multienv', 'trust', 'a.json'), text);
  const event = put(join(folder, 'event.json'), text);
  const ci = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event };
  const backend = recordedBackend(place);
  const seen = seenState(place);
  noteState(place, { lineage: 'x', serial: 1 });
  return [
    backend,
    rollbackOf(seen, { lineage: 'x', serial: 1 }),
    await readServerRecord(folder),
    trustedProjects({ HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') }),
    whyUntrusted(ci),
  ];
}

async function readOwner(text: string, folder: string): Promise<unknown> {
  const place = environmentFolder('dev-001', { root: folder });
  put(place.busyFile, text);
  const { release } = await occupy(place, {
    command: 'deploy',
    interrupt: neverInterrupted(),
    invocation: plainInvocation,
    onWait: () => {},
    takesOrphan: false,
  });
  release();
  return undefined;
}

/** What is kept of runs: by us, by Terraform, and by whoever saved a plan. */
export const recordKinds = {
  locks: {
    valid: () => [
      JSON.stringify({ ID: 'a', Operation: 'OperationTypeApply', Who: 'jo@laptop', Created: at }),
    ],
    form: 'json',
    around: (grown) => ({ ID: 'a', Who: grown, Created: grown }),
    read: (text, folder) => {
      put(join(folder, '.terraform.tfstate.lock.info'), text);
      return readLocalLock(join(folder, 'terraform.tfstate'));
    },
  },
  providerLocks: {
    valid: () => [
      'provider "registry.terraform.io/hashicorp/aws" {\n  version     = "6.1.0"\n  constraints = "6.1.0"\n  hashes = [\n    "h1:aaaa",\n    "zh:bbbb",\n  ]\n}\n',
    ],
    read: (text, folder) => readProviderLock(put(join(folder, '.terraform.lock.hcl'), text)),
  },
  journals: {
    valid: () => [
      lines([
        { type: 'run', version: 1, at, command: 'deploy', pid: 7, host: 'h', who: 'jo@h' },
        { type: 'planned', address: 'aws_lb.a', resourceType: 'aws_lb', identity: { name: 'a' } },
        { type: 'applying', at, steps: 1 },
        { type: 'started', ...step },
        { type: 'completed', ...step, idKey: 'id', idValue: 'x' },
        { type: 'ended', at, outcome: 'killed' },
      ]),
    ],
    form: 'lines',
    around: (grown) => ({ type: 'planned', address: 'a', resourceType: 'b', identity: grown, config: grown }),
    read: readJournal,
  },
  notes: {
    valid: () => [
      JSON.stringify({ type: 's3', config: { bucket: 'b', key: 'k' } }),
      JSON.stringify({ lineage: 'x', serial: 1 }),
      JSON.stringify({ version: 1, root: '/a', fingerprint: 'f', grantedAt: at }),
      JSON.stringify({ pull_request: { head: { repo: { id: 1 } }, base: { repo: { id: 1 } } } }),
    ],
    form: 'json',
    around: (grown) => ({ type: 'local', config: grown, serial: grown, pull_request: grown, root: grown }),
    read: readNotes,
  },
  owners: {
    valid: () => [
      JSON.stringify({
        pid: 999_999,
        start: 'x',
        host: hostname(),
        started: at,
        command: 'deploy',
        child: { pid: 999_998, start: 'x', program: '/usr/bin/terraform', folder: '/a' },
      }),
    ],
    form: 'json',
    around: (grown) => ({ pid: grown, host: hostname(), started: at, command: 'deploy', child: grown }),
    read: readOwner,
  },
  records: {
    valid: () => [JSON.stringify(deployRecord)],
    form: 'json',
    around: (grown) => ({ ...deployRecord, access: grown, counts: grown }),
    read: readRecord,
  },
  manifests: {
    valid: () => [JSON.stringify(manifest)],
    form: 'json',
    around: (grown) => ({ ...manifest, review: grown, secret: grown }),
    read: readSavedPlan,
  },
  planFiles: {
    valid: () => [
      planFile().toString('latin1'),
      JSON.stringify([
        ['tfplan', '\x6a\x00\x72\x061.11.4'],
        ['tfstate', fixture('test/golden-states/states/dev-001.tfstate')],
        ['tfconfig/m-/cdk.tf.json', '{}'],
        ['tfconfig/modules.json', '[{"Key":"","Dir":"."}]'],
      ]),
    ],
    around: (grown) => [
      ['tfplan', grown],
      ['tfstate', JSON.stringify(grown)],
      ['tfconfig/modules.json', JSON.stringify([grown])],
    ],
    read: (text) => readPlanFile(archiveOf(text)),
  },
} satisfies Readonly<Record<string, InputKind>>;
