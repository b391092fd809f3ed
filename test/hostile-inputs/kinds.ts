import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planChanges } from '../../src/changes/plan-changes.js';
import { parseSource } from '../../src/config/file/source-document.js';
import { placedSource } from '../../src/config/file/source-places.js';
import { checkFile } from '../../src/config/resolve/check-file.js';
import { starterFile } from '../../src/config/starter/starter-file.js';
import { UserError } from '../../src/errors/user-error.js';
import { packageFile } from '../../src/package-files.js';
import { LineReader } from '../../src/processes/lines.js';
import { renderProblems } from '../../src/render/terminal/problems.js';
import { readServerRecord } from '../../src/sandbox/server-file.js';
import { readProviderLock } from '../../src/terraform/binary/provider-lock.js';
import { readRun } from '../../src/terraform/folder/journal/read-run.js';
import { parseMessage } from '../../src/terraform/json/messages.js';
import { parsePlan } from '../../src/terraform/json/plan.js';
import { parseState } from '../../src/terraform/json/state.js';
import { addressesInState, idsOfState } from '../../src/terraform/json/state-resources.js';
import { ApplyTracker } from '../../src/terraform/run/progress.js';
import { recordedBackend } from '../../src/terraform/state/backend-record.js';
import { readLocalLock } from '../../src/terraform/state/local-lock.js';
import { snapshotOf } from '../../src/terraform/state/state-snapshot.js';
import { printed, reportOf } from '../fixtures/hostile/report-of.js';

/** One kind of what somebody else may have written. */
export interface InputKind {
  /** Texts that are valid, to be damaged. */
  readonly valid: () => readonly string[];
  /** JSON around what a grammar makes; undefined where the kind is no JSON. */
  readonly around?: (grown: unknown) => unknown;
  /** What the product does with it. @param folder empty, for the input alone */
  readonly read: (text: string, folder: string) => unknown;
}

const fixture = (path: string) => readFileSync(packageFile(path), 'utf8');
const plans = ['own-stack', 'modules', 'terraform-json'].map(
  (name) => `test/fixtures/plans/${name}/plan.json`,
);
const at = '2026-11-24T02:00:00.000Z';
const step = { at, address: 'aws_lb.a', resourceType: 'aws_lb', action: 'create' };
const lines = (entries: readonly object[]) => entries.map((one) => `${JSON.stringify(one)}\n`).join('');

async function review(kind: 'stack' | 'plan', text: string) {
  const report = reportOf({ file: 'input.json', text, kind, framework: 'SOC2' });
  if (report instanceof UserError) throw report;
  return (await printed(report)).length;
}

function readStream(text: string): number {
  const tracker = new ApplyTracker({ environment: 'dev-001', total: 1, emit: () => {} });
  const reader = new LineReader((line) => {
    const message = parseMessage(line);
    if (message !== undefined) tracker.take(message);
  });
  for (let start = 0; start < text.length; start += 65_536) reader.push(text.slice(start, start + 65_536));
  reader.end();
  return tracker.progress.done;
}

function readRecords(text: string, folder: string): Promise<unknown> {
  const file = (name: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  readRun(file('run.jsonl'));
  recordedBackend({ suffix: 'dev-001', backendFile: file('backend.json'), stateFile: join(folder, 'none') });
  file('server.json');
  return readServerRecord(folder);
}

/** The kinds that `--kind` chooses among. */
export const inputKinds: Readonly<Record<string, InputKind>> = {
  files: {
    valid: () => [starterFile({ schema: './schema.json', project: 'orders', bucketPrefix: 'orders-1' })],
    read: (text, folder) => {
      const file = join(folder, 'environments.yaml');
      writeFileSync(file, text);
      const { problems } = checkFile(placedSource(parseSource(text, file), file));
      return renderProblems(problems, { paint: (_, words) => words, cwd: folder });
    },
  },
  stacks: {
    valid: () => [
      fixture('test/fixtures/plans/own-stack/cdk.tf.json'),
      fixture('test/fixtures/plans/terraform-json/main.tf.json'),
    ],
    around: (grown) => ({
      locals: { a: grown, b: ['${local.a}', '${local.a}'], c: '${local.b}${local.a}' },
      variable: { a: { default: grown } },
      resource: {
        aws_db_instance: { a: grown },
        aws_security_group: { b: { ingress: grown, dynamic: grown } },
        aws_s3_bucket_policy: { c: { policy: grown } },
      },
    }),
    read: (text) => review('stack', text),
  },
  plans: {
    valid: () => plans.map(fixture),
    around: (grown) => ({
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [
            {
              address: 'aws_db_instance.a',
              mode: 'managed',
              type: 'aws_db_instance',
              name: 'a',
              values: grown,
            },
          ],
        },
      },
      resource_changes: [
        {
          address: 'aws_db_instance.a',
          type: 'aws_db_instance',
          change: { actions: ['update'], before: { a: grown }, after: { a: grown }, after_unknown: grown },
        },
      ],
      configuration: {
        root_module: {
          resources: [{ address: 'aws_db_instance.a', expressions: grown }],
          module_calls: grown,
        },
      },
    }),
    read: async (text) => {
      await review('plan', text);
      return planChanges(parsePlan(text, 'dev-001'));
    },
  },
  streams: {
    valid: () => [
      lines([
        { type: 'version', terraform: '1.9.0' },
        {
          type: 'apply_start',
          hook: { resource: { addr: 'aws_lb.a', resource_type: 'aws_lb' }, action: 'create' },
        },
        {
          type: 'apply_complete',
          hook: { resource: { addr: 'aws_lb.a' }, action: 'create', id_key: 'id', id_value: 'x' },
        },
        { type: 'diagnostic', diagnostic: { severity: 'error', summary: 'Error', detail: 'x' } },
        { type: 'change_summary', changes: { add: 1, change: 0, remove: 0, operation: 'apply' } },
      ]),
    ],
    around: (grown) => ({ type: 'outputs', outputs: grown, hook: grown }),
    read: readStream,
  },
  states: {
    valid: () => [fixture('test/golden-states/states/dev-001.tfstate')],
    around: (grown) => ({
      version: 4,
      lineage: 'x',
      serial: 1,
      outputs: { a: grown },
      resources: [
        {
          mode: 'managed',
          type: 'aws_lb',
          name: 'a',
          instances: [{ attributes: { a: grown }, index_key: 1 }],
        },
      ],
    }),
    read: (text) => {
      const state = parseState(text, 'dev-001');
      return [idsOfState(state), addressesInState(state), snapshotOf(state)];
    },
  },
  locks: {
    valid: () => [
      JSON.stringify({ ID: 'a', Operation: 'OperationTypeApply', Who: 'jo@laptop', Created: at }),
      'provider "registry.terraform.io/hashicorp/aws" {\n  version     = "6.1.0"\n  constraints = "6.1.0"\n  hashes = [\n    "h1:aaaa",\n    "zh:bbbb",\n  ]\n}\n',
    ],
    around: (grown) => ({ ID: 'a', Who: grown, Created: grown }),
    read: (text, folder) => {
      writeFileSync(join(folder, '.terraform.tfstate.lock.info'), text);
      return [
        readLocalLock(join(folder, 'terraform.tfstate')),
        readProviderLock(join(folder, '.terraform.tfstate.lock.info')),
      ];
    },
  },
  journals: {
    valid: () => [
      lines([
        { type: 'run', version: 1, at, command: 'deploy', pid: 7, host: 'h', who: 'jo@h' },
        { type: 'planned', address: 'aws_lb.a', resourceType: 'aws_lb', identity: { name: 'a' } },
        { type: 'applying', at, steps: 1 },
        { type: 'started', ...step },
        { type: 'completed', ...step, idKey: 'id', idValue: 'x' },
        { type: 'ended', at, outcome: 'ok' },
      ]),
      JSON.stringify({ type: 's3', config: { bucket: 'b', key: 'k' } }),
    ],
    around: (grown) => ({ type: 'planned', address: 'a', resourceType: 'b', identity: grown, config: grown }),
    read: readRecords,
  },
};
