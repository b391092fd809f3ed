import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPlan } from '../../src/model/plan/read-plan.js';
import { review } from '../../src/policy/review/review.js';
import { findPluginFolder } from '../../src/terraform/binary/mirror.js';
import { correctedStack, type Json } from '../fixtures/review/corrected.js';
import { faultForms } from '../fixtures/review/forms/index.js';
import { type FaultForm, Stack } from '../fixtures/review/forms.js';
import { rowsOfUnsafeStack, unsafeStack } from '../fixtures/review/unsafe.js';
import { requires } from '../requires.js';

/** What Terraform needs an account, another provider or a state for, or refuses itself. */
const notToPlan = [
  'a secret that a data source reads into the state',
  'a random password, which is in the state',
  'an output',
  'no region',
];

/** Faults of different rows in one stack each: a plan takes seconds. */
const bundles = bundlesOf(faultForms.filter(({ name }) => !notToPlan.includes(name)));

function bundlesOf(forms: readonly FaultForm[]): readonly (readonly FaultForm[])[] {
  const found: FaultForm[][] = [];
  for (const form of forms) {
    const free = found.find((bundle) => !bundle.some(({ row }) => row === form.row));
    if (free === undefined) found.push([form]);
    else free.push(form);
  }
  return found.slice(0, 5);
}

/** A stack that plans without an account: no state elsewhere, no secret to open. */
function plannable(json: Json): Json {
  const stack = new Stack(json);
  stack.json.terraform = { required_providers: { aws: { source: 'hashicorp/aws' } } };
  delete stack.json.ephemeral;
  removeEmptyTypes(stack.top('resource'));
  stack.top('variable').password = {
    type: 'string',
    description: 'Password, never kept.',
    ephemeral: true,
    sensitive: true,
  };
  const database = stack.resource('aws_db_instance');
  if (database.password_wo !== undefined) database.password_wo = '${var.password}';
  Object.assign(stack.provider, {
    access_key: 'test',
    secret_key: 'test',
    skip_credentials_validation: true,
    skip_requesting_account_id: true,
    skip_metadata_api_check: true,
  });
  return stack.json;
}

function removeEmptyTypes(resources: Json): void {
  for (const [type, named] of Object.entries(resources))
    if (Object.keys(Object(named)).length === 0) delete resources[type];
}

describe.runIf(requires('terraform'))(
  'the faults of the earlier stack in a real plan',
  { timeout: 300_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'multienv-review-'));
    const { TF_CLI_CONFIG_FILE: _unset, ...inherited } = process.env;
    const env = {
      ...inherited,
      TF_VAR_password: 'never-kept-anywhere',
      TF_VAR_db_password: 'of-a-person',
      TF_VAR_vpc_id: 'vpc-00000001',
      TF_VAR_subnet_ids: '["subnet-00000001","subnet-00000002"]',
      TF_VAR_ami_id: 'ami-00000000000000001',
    };
    const terraform = (...args: string[]) =>
      execFileSync('terraform', args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
    const pluginFolder = findPluginFolder({ env, cwd: folder, product: 'terraform', cacheFolder: folder });
    const mirror = pluginFolder === undefined ? [] : [`-plugin-dir=${pluginFolder}`];
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const openRows = (json: Json) => {
      writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(plannable(json), null, 1));
      terraform('init', '-input=false', ...mirror);
      terraform('plan', '-input=false', '-refresh=false', '-out=plan.tfplan');
      const findings = review(readPlan(JSON.parse(terraform('show', '-json', 'plan.tfplan'))), {
        tier: 'production',
        today: '2026-11-25',
        expected: { region: 'ap-southeast-1' },
      });
      return (
        findings
          // The key of the provider is there for the test alone.
          .filter(
            ({ outcome, requirement, address }) =>
              outcome === 'fail' && requirement !== null && address !== 'provider.aws',
          )
          .map(({ requirement, ruleId, address, attribute }) => ({ requirement, ruleId, address, attribute }))
      );
    };
    const rowsOf = (json: Json) => new Set(openRows(json).map(({ requirement }) => requirement));

    it('are found, all of them', () => {
      const rows = rowsOf(unsafeStack());
      // The region stands at the provider, beside the key of the test.
      expect(rowsOfUnsafeStack.filter((row) => row !== 23 && !rows.has(row))).toEqual([]);
    });

    it('are not found in the corrected twin', () => {
      expect(openRows(correctedStack())).toEqual([]);
    });

    it.each(
      bundles.map((bundle) => [bundle.map(({ row, name }) => `${row} ${name}`).join('; '), bundle] as const),
    )('are found: %s', (_, bundle) => {
      const stack = new Stack(correctedStack());
      for (const { twin } of bundle) twin?.(stack);
      for (const { breakIt } of bundle) breakIt(stack);
      const rows = rowsOf(stack.json);
      expect(bundle.filter(({ row }) => row !== 23 && !rows.has(row)).map(({ name }) => name)).toEqual([]);
    });
  },
);
