import { readDrift } from '../../../src/changes/drift/read-drift.js';
import { planChanges } from '../../../src/changes/plan-changes.js';
import { UserError } from '../../../src/errors/user-error.js';
import { stateFacts } from '../../../src/operations/record/state-facts.js';
import { LineReader } from '../../../src/processes/lines.js';
import { renderPlans } from '../../../src/render/terminal/plan/plan-table.js';
import { rules } from '../../../src/rules/index.js';
import { parseMessage } from '../../../src/terraform/json/messages.js';
import { parsePlan } from '../../../src/terraform/json/plan.js';
import { parseState } from '../../../src/terraform/json/state.js';
import { addressesInState, idsOfState } from '../../../src/terraform/json/state-resources.js';
import { ApplyTracker } from '../../../src/terraform/run/progress.js';
import { snapshotOf } from '../../../src/terraform/state/state-snapshot.js';
import { printed, reportOf } from '../../fixtures/hostile/report-of.js';
import type { Chance } from '../chance.js';
import type { InputKind } from '../input-kind.js';
import { fixture, lines } from './surroundings.js';

const plans = [
  'own-stack/plan.json',
  'modules/plan.json',
  'terraform-json/plan.json',
  'open-values/plan.json',
  'dynamic-blocks/plan.json',
] as const;

const types = [...new Set(rules.flatMap(({ resource }) => resource))].filter((type) =>
  type.startsWith('aws_'),
);
const typeOf = (chance: Chance) => types[chance.below(types.length)] ?? 'aws_db_instance';

/** What Terraform has for values: members by name. */
const members = (grown: unknown) =>
  typeof grown === 'object' && grown !== null && !Array.isArray(grown) ? grown : { a: grown, policy: grown };

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

/** What Terraform reads and writes. */
export const terraformKinds = {
  stacks: {
    valid: () => [
      fixture('test/fixtures/plans/own-stack/cdk.tf.json'),
      fixture('test/fixtures/plans/terraform-json/main.tf.json'),
    ],
    form: 'json',
    around: (grown, chance) => ({
      locals: { a: grown, b: ['${local.a}', '${local.a}'], c: '${local.b}${local.a}' },
      variable: { a: { default: grown } },
      resource: {
        [typeOf(chance)]: { a: grown, b: members(grown) },
        aws_db_instance: { a: grown },
        aws_security_group: { b: { ingress: grown, dynamic: grown } },
        aws_s3_bucket_policy: { c: { policy: grown } },
      },
    }),
    read: (text) => review('stack', text),
  },
  plans: {
    valid: () => plans.map((name) => fixture(`test/fixtures/plans/${name}`)),
    form: 'json',
    around: (grown, chance) => {
      const values = members(grown);
      const type = typeOf(chance);
      const address = `${type}.a`;
      const change = { actions: [chance.of(['update', 'create', 'delete'])], before: values, after: values };
      const changed = {
        address,
        type,
        mode: 'managed',
        name: 'a',
        change: { ...change, after_unknown: values },
      };
      return {
        format_version: '1.2',
        planned_values: {
          root_module: { resources: [{ address, mode: 'managed', type, name: 'a', values }] },
        },
        resource_changes: [changed],
        resource_drift: [changed],
        prior_state: {
          values: { root_module: { resources: [{ address, mode: 'managed', type, name: 'a', values }] } },
        },
        configuration: {
          root_module: {
            resources: [{ address, mode: 'managed', type, name: 'a', expressions: values }],
            ...(chance.below(4) === 0 ? { module_calls: members(grown) } : {}),
          },
        },
      };
    },
    read: async (text) => {
      await review('plan', text);
      const plan = parsePlan(text, 'dev-001');
      const changes = { suffix: 'dev-001', ...planChanges(plan) };
      const paint = (_: unknown, words: string) => words;
      return [renderPlans([changes], { paint, detail: 'full' }), readDrift(plan, {})];
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
    form: 'lines',
    around: (grown) => ({ type: 'outputs', outputs: grown, hook: grown }),
    read: readStream,
  },
  states: {
    valid: () => [
      fixture('test/golden-states/states/dev-001.tfstate'),
      fixture('test/golden-states/states/prod-003.tfstate'),
    ],
    form: 'json',
    around: (grown, chance) => ({
      version: 4,
      lineage: 'x',
      serial: 1,
      outputs: { a: { value: grown, type: grown } },
      resources: [
        {
          mode: 'managed',
          type: typeOf(chance),
          name: 'a',
          instances: [{ attributes: members(grown), index_key: 1 }],
        },
      ],
    }),
    read: (text) => {
      const state = parseState(text, 'dev-001');
      return [idsOfState(state), addressesInState(state), snapshotOf(state), stateFacts(state)];
    },
  },
} satisfies Readonly<Record<string, InputKind>>;
