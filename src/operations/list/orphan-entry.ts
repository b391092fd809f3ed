import { backendBlock } from '../../config/values/backend-block.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import type { OperationContext } from '../context.js';
import type { Orphan } from '../orphans/orphan.js';
import { targetOf } from '../target.js';
import type { ListOptions } from './list-options.js';
import type { ListedEnvironment, OpenMatters } from './listed-environment.js';
import { nothingOpen, openMatters } from './open-matters.js';
import { lastDeploy } from './state-status.js';

/** What is known of an environment that the file does not have. */
export async function orphanEntry(
  context: OperationContext,
  orphan: Orphan,
  { loaded, sandbox }: ListOptions,
): Promise<ListedEnvironment> {
  const { suffix, where, facts, record: reading, renamedTo } = orphan;
  const record = reading.kind === 'record' ? reading.record : undefined;
  const { status, reason } = statusOf(orphan);
  return {
    suffix,
    status,
    reason,
    environment: record?.environment ?? facts?.environment ?? null,
    tier: record?.tier ?? null,
    region: facts?.region ?? record?.region ?? null,
    account: facts?.account ?? record?.account ?? null,
    backend: where,
    resources: facts?.resources ?? null,
    engine: facts?.engine ?? record?.engine ?? null,
    deployed: lastDeploy(reading, status),
    changes: { state: 'unknown', reasons: ['the file does not have it'] },
    open: await openOf(context, orphan, { loaded, sandbox }),
    renamedTo: renamedTo ?? null,
  };
}

async function openOf(
  context: OperationContext,
  { suffix, facts, foreign, way }: Orphan,
  { loaded, sandbox }: ListOptions,
): Promise<OpenMatters> {
  if ('obstacle' in way || foreign !== undefined) return nothingOpen;
  const target = { ...targetOf(context, way.environment, sandbox), isHurried: true };
  const folder = environmentFolder(suffix, { root: loaded.root, sandboxFolder: sandbox?.folder });
  const block = backendBlock(target.environment);
  return openMatters({ target, folder, block }, { facts, environment: undefined });
}

function statusOf({ foreign, facts, way, record }: Orphan): Pick<ListedEnvironment, 'status' | 'reason'> {
  if (foreign !== undefined) return { status: 'foreign', reason: `it belongs to ${foreign}` };
  if (facts === undefined) {
    const reason = 'obstacle' in way ? way.obstacle : 'only Terraform can read its state';
    return { status: 'unknown', reason };
  }
  if ('obstacle' in way) return { status: 'orphan', reason: way.obstacle };
  return { status: 'orphan', reason: record.kind === 'unreadable' ? record.reason : null };
}
