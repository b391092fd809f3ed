import { randomUUID } from 'node:crypto';
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedEnvironments } from '../../../config/file/load.js';
import { fileLimits } from '../../../files/file-limits.js';
import { makeFolder } from '../../../files/make-folder.js';
import { nearPath } from '../../../files/near-path.js';
import { readBytesLimited } from '../../../files/read-limited.js';
import { writeWholeFile } from '../../../files/write-whole-file.js';
import type { Finding } from '../../../policy/finding.js';
import type { SealedPlan } from '../../../terraform/folder/sealed-plan.js';
import { readPlanFile } from '../../../terraform/plan-file/read-plan-file.js';
import type { OperationContext } from '../../context.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import type { EnvironmentPlan } from '../environment-plan.js';
import { asOnAnyMachine } from '../never-completed.js';
import type { PlanContents } from '../plan-contents.js';
import { bundleFiles } from './bundle-folder.js';
import { earlyFacts, lateFacts, reviewFacts, sha256 } from './facts.js';
import type { Manifest } from './manifest.js';
import { type PlanModel, portable } from './plan-model.js';
import { savedPlanImpossible } from './saved-plan-errors.js';

interface SaveOptions {
  readonly loaded: LoadedEnvironments;
  /** Absolute path of what `--out` names. */
  readonly folder: string;
  readonly modelOf: PlanModel;
}

interface Planned {
  readonly run: EnvironmentRun;
  readonly plan: EnvironmentPlan;
  readonly contents: Pick<PlanContents, 'spared'>;
  readonly sealed: SealedPlan | undefined;
  readonly findings: readonly Finding[] | undefined;
}

/** Writes the saved plan of one environment into a folder of its own, whole or not at all. */
export async function saveBundle(
  context: OperationContext,
  { run, plan, contents, sealed, findings }: Planned,
  { loaded, folder, modelOf }: SaveOptions,
): Promise<void> {
  const { suffix } = run.folder;
  if (sealed === undefined) throw new Error(`There is no plan of ${suffix} to save.`);
  const bytes = readBytesLimited(sealed.file, fileLimits.document);
  const { plan: inside, reason } = readPlanFile(bytes);
  if (inside === undefined) throw savedPlanImpossible.error({ suffix, reason, invocation: run.invocation });
  const model = portable(modelOf(asOnAnyMachine(plan, contents)), loaded.root);
  const { serial, lineage } = inside.state;
  const { changedAt: _, refusal, ...late } = await lateFacts(run);
  const manifest: Manifest = {
    version: 1,
    madeAt: (context.now?.() ?? new Date()).toISOString(),
    ...(await earlyFacts(run, loaded)),
    ...late,
    state: { serial, lineage },
    review: reviewFacts(findings),
    files: { 'plan.tfplan': sha256(bytes), 'plan.json': sha256(model) },
  };
  writeBundle(folder, suffix, [
    [bundleFiles.plan, bytes],
    [bundleFiles.model, model],
    [bundleFiles.manifest, `${JSON.stringify(manifest, null, 2)}\n`],
  ]);
  if (refusal !== undefined)
    context.emit({
      type: 'notice',
      environment: suffix,
      message: `${refusal.message.replace(/\.$/, '')}. The saved plan therefore does not know which password it was made for: \`deploy --plan\` takes it only where the secret ${late.secret?.name} was not changed since.`,
    });
  tell(context, { suffix, folder: join(folder, suffix), digest: manifest.files['plan.tfplan'] });
}

function writeBundle(
  folder: string,
  suffix: string,
  files: readonly (readonly [string, string | Uint8Array])[],
): void {
  makeFolder(folder, 0o700);
  chmodSync(folder, 0o700);
  // Git does not see it: a plan holds what a state holds.
  writeWholeFile(join(folder, '.gitignore'), '*\n', 0o600);
  const unfinished = join(folder, `${suffix}.${randomUUID()}.tmp`);
  try {
    makeFolder(unfinished, 0o700);
    for (const [name, content] of files)
      writeFileSync(join(unfinished, name), content, { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, join(folder, suffix));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function tell(
  { emit, cwd }: OperationContext,
  { suffix, folder, digest }: { readonly suffix: string; readonly folder: string; readonly digest: string },
): void {
  const notice = (message: string) => emit({ type: 'notice', environment: suffix, message });
  notice(`The plan is saved in ${nearPath(cwd, folder)}. Its SHA-256, for --plan-hash: ${digest}`);
  notice(
    'plan.tfplan holds what Terraform puts there: the state, and secrets of resources that are not ours. Keep it like the state: let only those read it who deploy, do not commit it, and delete it when it is applied.',
  );
}
