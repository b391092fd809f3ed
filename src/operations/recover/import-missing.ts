import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../errors/message-of.js';
import { UserError } from '../../errors/user-error.js';
import { throwIfInterrupted } from '../../processes/interrupt.js';
import { terraformFailed } from '../../terraform/errors.js';
import { runTerraform } from '../../terraform/run/run-terraform.js';
import type { OperationContext } from '../context.js';
import { importFailed } from '../errors.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { withStateErrors } from '../state/state-access.js';
import { importTogether, isImportedAlone } from './import-together.js';
import type { MissingResource } from './missing-resource.js';

interface ImportOptions {
  readonly missing: readonly MissingResource[];
  /** Addresses of the state. */
  readonly known: ReadonlySet<string>;
  /** Looks again whether AWS still works on a resource. */
  readonly isBusy: (missing: MissingResource) => Promise<boolean>;
  readonly pollMs?: number;
}

/**
 * Imports resources, together where that is possible and else one by one.
 * @returns those that are in the state now
 * @throws UserError `import-failed` with all that Terraform refused, or the failure of the state itself
 */
export async function importMissing(
  context: OperationContext,
  run: EnvironmentRun,
  { missing, known, ...options }: ImportOptions,
): Promise<readonly MissingResource[]> {
  const single = (some: readonly MissingResource[]) =>
    importSingly(context, run, { missing: some, ...options });
  const first = await single(missing.filter(isImportedAlone));
  throwIfInterrupted(context.interrupt);
  const rest = missing.filter((one) => !isImportedAlone(one));
  const there = new Set([...known, ...first.map(({ address }) => address)]);
  const together = await importTogether(run, rest, there);
  return [...first, ...together, ...(await single(rest.filter((one) => !together.includes(one))))];
}

async function importSingly(
  context: OperationContext,
  run: EnvironmentRun,
  { missing, ...options }: Omit<ImportOptions, 'known'>,
): Promise<readonly MissingResource[]> {
  const { suffix, invocation } = run.target;
  const imported: MissingResource[] = [];
  const problems = [];
  for (const one of missing) {
    throwIfInterrupted(context.interrupt);
    await waitUntilReady(context, run, { missing: one, ...options });
    const { address, id } = one;
    try {
      await told(context, { suffix, address, done: imported.length, total: missing.length }, () =>
        importOne(run, one),
      );
      imported.push(one);
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== terraformFailed.code) throw error;
      if (one.isOptional) continue;
      problems.push(importFailed.problem({ suffix, invocation, address, id, reason: messageOf(error) }));
    }
  }
  if (problems.length > 0) throw new UserError(problems, { exitCode: importFailed.exitCode });
  return imported;
}

async function told(
  { emit }: OperationContext,
  {
    suffix,
    address,
    done,
    total,
  }: Readonly<{ suffix: string; address: string; done: number; total: number }>,
  work: () => Promise<void>,
): Promise<void> {
  const start = Date.now();
  const progress = { done, total, elapsedSeconds: 0, running: [address] };
  const event = { environment: suffix, address, action: 'import', progress } as const;
  const ended = (outcome: 'ok' | 'failed') =>
    emit({ type: 'resource-ended', ...event, outcome, seconds: (Date.now() - start) / 1000 });
  emit({ type: 'resource-started', ...event });
  try {
    await work();
    ended('ok');
  } catch (error) {
    ended('failed');
    throw error;
  }
}

async function importOne(run: EnvironmentRun, { address, id, former }: MissingResource): Promise<void> {
  const { target, folder } = run;
  const outputFile = join(folder.path, 'import.out');
  try {
    await withStateErrors(run, async () => {
      // A replacement was cut: what the state has at that address is the former one.
      if (former !== undefined) await runTerraform(target, { args: ['state', 'rm', address], outputFile });
      await runTerraform(target, { args: ['import', '-input=false', address, id], outputFile });
    });
  } finally {
    rmSync(outputFile, { force: true });
  }
}

/** AWS takes no order for a database that it still makes: a deploy right after the recovery would fail. */
async function waitUntilReady(
  context: OperationContext,
  run: EnvironmentRun,
  {
    missing,
    isBusy,
    pollMs = 10_000,
  }: Pick<ImportOptions, 'isBusy' | 'pollMs'> & { readonly missing: MissingResource },
): Promise<void> {
  if (!missing.isBusy) return;
  const message = `AWS still works on ${missing.address}: waiting until it is ready.`;
  context.emit({ type: 'notice', environment: run.target.suffix, message });
  while (await isBusy(missing)) {
    await sleep(pollMs, undefined, { signal: context.interrupt.gentle }).catch(() => undefined);
    throwIfInterrupted(context.interrupt);
  }
}
