import { jsonList } from '../../model/json.js';
import type { Sides } from '../define-resource.js';
import type { Effect } from '../effect.js';

const page = 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html';

/** Who has to read which secret once RDS keeps the password of the master user, or does so no more. */
export function passwordHandedOver({ before, after }: Pick<Sides, 'before' | 'after'>): readonly Effect[] {
  const [was, is] = [before, after].map((one) => one.manage_master_user_password === true);
  if (was === is) return [];
  if (is)
    return [
      {
        ...{ gravity: 'rotation', page },
        does: 'RDS makes a new password at once and keeps it in a secret of its own, which it changes every seven days: the former password counts no more, and whoever signs in by it has to read the secret of RDS from now on',
      },
    ];
  const [secret] = jsonList(before.master_user_secret);
  const arn = typeof secret?.secret_arn === 'string' ? ` (${secret.secret_arn})` : '';
  return [
    {
      ...{ gravity: 'rotation', page },
      does: `RDS deletes the secret that it keeps the password of the master user in${arn}, and the database gets the password of the stack at once: whoever reads the former secret, or knows the former password, has to read the password from where the stack keeps it; RDS changes it no more by itself`,
    },
  ];
}
