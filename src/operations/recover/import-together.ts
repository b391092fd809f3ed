import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../errors/user-error.js';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import { managedElements, needsOf } from '../../model/needs-of.js';
import { readStack } from '../../model/stack/read-stack.js';
import { resourceTypeOf } from '../../resources/index.js';
import { terraformFailed } from '../../terraform/errors.js';
import { importFiles } from '../../terraform/folder/environment-folder.js';
import { checkSealedPlan, sealPlan } from '../../terraform/folder/sealed-plan.js';
import { managedChanges, type PlanDocument, parsePlan } from '../../terraform/json/plan.js';
import { runTerraform } from '../../terraform/run/run-terraform.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { withStateErrors } from '../state/state-access.js';
import type { MissingResource } from './missing-resource.js';

/** Whether a resource has to be imported by itself. */
export function isImportedAlone({ resourceType, address, former }: MissingResource): boolean {
  const isDifficult = resourceTypeOf(resourceType)?.isImportedAlone === true;
  return isDifficult || former !== undefined || !/^[a-z0-9_]+\.[\w-]+$/.test(address);
}

/**
 * Imports resources in one run of Terraform, which takes as long as two or three single imports. It is done only where the plan shows that
 * nothing else would happen: all resources ignore their settings meanwhile, and what one of them needs has to be there.
 * @param known addresses of the state
 * @returns those that are in the state now
 */
export async function importTogether(
  run: EnvironmentRun,
  missing: readonly MissingResource[],
  known: ReadonlySet<string>,
): Promise<readonly MissingResource[]> {
  const { path: folder } = run.folder;
  const model = readStack(JSON.parse(readLimited(join(folder, 'cdk.tf.json'), fileLimits.document)));
  const resources = managedElements(model).map(({ address }) => address);
  const there = new Set([...known, ...missing.map(({ address }) => address)]);
  const together = missing.filter(
    ({ address }) =>
      resources.includes(address) && [...needsOf(model, address)].every((one) => there.has(one)),
  );
  if (together.length < 2) return [];
  try {
    writeFiles(run, { resources, together });
    return (await withStateErrors(run, () => planAndApply(run, together))) ? together : [];
  } catch (error) {
    // One by one it will show which of them Terraform refuses.
    if (error instanceof UserError && error.problems.every(({ code }) => code === terraformFailed.code))
      return [];
    throw error;
  } finally {
    for (const file of Object.values(importFiles(run.folder))) rmSync(file, { force: true });
  }
}

function writeFiles(
  { folder }: EnvironmentRun,
  {
    resources,
    together,
  }: { readonly resources: readonly string[]; readonly together: readonly MissingResource[] },
): void {
  const { blocks, override } = importFiles(folder);
  const imports = together.map(({ address, id }) => ({ to: address, id }));
  writeWholeFile(blocks, JSON.stringify({ import: imports }), 0o600);
  const resource: Record<string, Record<string, unknown>> = {};
  for (const address of resources) {
    const [type = '', name = ''] = address.split('.');
    resource[type] = { ...resource[type], [name]: { lifecycle: { ignore_changes: 'all' } } };
  }
  writeWholeFile(override, JSON.stringify({ resource }), 0o600);
}

async function planAndApply(
  { folder, target, privateFolder, invocation }: EnvironmentRun,
  together: readonly MissingResource[],
): Promise<boolean> {
  const { plan: planFile, output } = importFiles(folder);
  const plan = join(privateFolder.path, 'recover.tfplan');
  const place = { ...folder, planFile };
  const targets = together.map(({ address }) => `-target=${address}`);
  const flags = ['-json', '-input=false'];
  await runTerraform(target, {
    args: ['plan', ...flags, `-out=${plan}`, ...targets],
    outputFile: output,
  });
  const sealed = sealPlan(plan, place);
  const shown = await runTerraform(target, { args: ['show', '-json', plan], graceMs: 3_000 });
  if (!importsOnly(parsePlan(shown, target.suffix), together)) return false;
  checkSealedPlan(sealed, { folder: place, invocation });
  await runTerraform(target, { args: ['apply', ...flags, plan], outputFile: output });
  return true;
}

function importsOnly(plan: PlanDocument, together: readonly MissingResource[]): boolean {
  const managed = managedChanges(plan);
  const importing = managed.filter(({ change }) => change.importing != null);
  return (
    managed.every(({ change }) => change.actions.every((action) => action === 'no-op')) &&
    together.every((one) => importing.some(({ address }) => address === one.address))
  );
}
