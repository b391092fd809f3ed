import { counted } from '../../counted.js';
import { type Json, jsonList } from '../../model/json.js';
import type { Deletes, Sides } from '../define-resource.js';
import type { Effect } from '../effect.js';

const deletionPage = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html';

/** What RDS leaves of a database that is deleted, as the state has its settings. */
export function finalSnapshotOf(before: Json): Deletes {
  const name = before.final_snapshot_identifier;
  const isSkipped = before.skip_final_snapshot === true || before.skip_final_snapshot === 'true';
  // The provider deletes them where nothing is said.
  const days = before.backup_retention_period;
  const age = typeof days === 'number' && days > 0 ? `they are ${counted(days, 'day')} old` : 'they expire';
  // The identifier may be that of another database by then.
  const id = before.resource_id;
  const found = typeof id === 'string' && id !== '' ? `, under its resource ID ${id}` : '';
  const backups =
    before.delete_automated_backups === false ? `stay until ${age}${found}` : 'are deleted with it';
  const snapshot = isSkipped
    ? 'RDS takes no final snapshot when it deletes it (`skip_final_snapshot` in the state)'
    : `RDS takes a final snapshot of its own when it deletes it${typeof name === 'string' && name !== '' ? `, ${name}` : ''}`;
  return {
    ...{ onlyEmpty: false, remains: true, page: deletionPage },
    does: `${snapshot}; its automated backups ${backups}`,
  };
}

/** Where the password of a database in the place of another one comes from. */
export function passwordSentAgain({ after }: Pick<Sides, 'after'>): readonly Effect[] {
  const page = 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html';
  const gravity = 'rotation';
  if (after.manage_master_user_password === true)
    return [
      {
        ...{ gravity, page },
        does: 'RDS makes a new password, in a new secret: whoever reads the former secret is refused',
      },
    ];
  if (typeof after.password_wo_version === 'number')
    return [
      {
        ...{ gravity: 'none', page },
        does: 'the new database gets the password that the secret has when this is applied; the secret does not change',
      },
    ];
  return [];
}

/** Who signs in by IAM to a database in the place of another one: policies name a database by its resource ID, which is never the same again. */
export function signInMoved({ before, after }: Pick<Sides, 'before' | 'after'>): readonly Effect[] {
  const id = before.resource_id;
  const isUsed = [before, after].every((one) => one.iam_database_authentication_enabled === true);
  if (!isUsed || typeof id !== 'string' || id === '') return [];
  return [
    {
      gravity: 'access',
      does: `its resource ID changes: policies outside of this stack that allow \`rds-db:connect\` to ${id} do not allow it to the new database`,
      page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    },
  ];
}

const hostPage = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_CommonTasks.Connect.html';

/** What fails for those who still know a database as it was. */
export const formerDatabase: Readonly<Record<string, Effect>> = {
  '': { gravity: 'downtime', does: 'connections to the former database fail', page: hostPage },
  arn: { gravity: 'access', does: 'what is allowed or asked by the former ARN fails', page: hostPage },
  master_user_secret: {
    gravity: 'downtime',
    does: 'the former secret cannot be read, or holds a password that is refused',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
  },
};

const modifyPage = 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html';

/** Who has to read which secret once RDS keeps the password of the master user, or does so no more. */
export function passwordHandedOver({ before, after }: Pick<Sides, 'before' | 'after'>): readonly Effect[] {
  const [was, is] = [before, after].map((one) => one.manage_master_user_password === true);
  if (was === is) return [];
  if (is)
    return [
      {
        ...{ gravity: 'rotation', page: modifyPage },
        does: 'RDS makes a new password at once and keeps it in a secret of its own, which it changes every seven days: the former password counts no more, and whoever signs in by it has to read the secret of RDS from now on',
      },
    ];
  const [secret] = jsonList(before.master_user_secret);
  const arn = typeof secret?.secret_arn === 'string' ? ` (${secret.secret_arn})` : '';
  return [
    {
      ...{ gravity: 'rotation', page: modifyPage },
      does: `RDS deletes the secret that it keeps the password of the master user in${arn}, and the database gets the password of the stack at once: whoever reads the former secret, or knows the former password, has to read the password from where the stack keeps it; RDS changes it no more by itself`,
    },
  ];
}
