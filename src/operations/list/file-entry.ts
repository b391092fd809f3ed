import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { messageOf } from '../../errors/message-of.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { describeBackend } from '../../terraform/state/backend-record.js';
import type { OperationContext } from '../context.js';
import { openRecordStore } from '../record/record-store.js';
import { readStateText } from '../state/read-state-text.js';
import { blockOfState } from '../state/release-lock.js';
import { targetOf } from '../target.js';
import { type ChangesSince, changesSince } from './changes-since.js';
import type { ListOptions } from './list-options.js';
import type { ListedEnvironment } from './listed-environment.js';
import { nothingOpen, openMatters } from './open-matters.js';
import { lastDeploy, stateStatus } from './state-status.js';

const notDeployed: ChangesSince = { state: 'unknown', reasons: ['it is not deployed'] };

/** What the state store knows of an environment of the file; `unknown` with the reason where it cannot be asked. */
export async function fileEntry(
  context: OperationContext,
  environment: ResolvedEnvironment,
  { loaded, sandbox }: ListOptions,
): Promise<ListedEnvironment> {
  const { suffix, tier, aws } = environment;
  const folder = environmentFolder(suffix, { root: loaded.root, sandboxFolder: sandbox?.folder });
  const target = { ...targetOf(context, environment, sandbox), isHurried: true };
  const block = blockOfState({ folder, environment: target.environment });
  const backend = describeBackend(block);
  const place = { suffix, environment: environment.environment, tier, region: aws.region, backend };
  const known = { ...place, account: aws.accountId ?? null, renamedTo: null };
  try {
    const [text, record] = await Promise.all([
      readStateText({ ...target, folder }, block),
      openRecordStore({ ...target, folder }, block).then((store) => store.read()),
    ]);
    const { facts, status, reason } = stateStatus(text, backend);
    return {
      ...known,
      status,
      reason,
      account: facts?.account ?? known.account,
      resources: facts?.resources ?? null,
      engine: facts?.engine ?? null,
      deployed: lastDeploy(record, status),
      changes:
        status === 'not-deployed'
          ? notDeployed
          : await changesSince(record, { environment, loaded, sandboxFolder: sandbox?.folder }),
      open: await openMatters({ target, folder, block }, { facts, environment }),
    };
  } catch (error) {
    const reason = messageOf(error);
    const changes: ChangesSince = { state: 'unknown', reasons: ['its state could not be read'] };
    const nothing = { resources: null, engine: null, deployed: null, changes, open: nothingOpen };
    return { ...known, status: 'unknown', reason, ...nothing };
  }
}
