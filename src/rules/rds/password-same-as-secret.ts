import type { Element } from '../../model/element.js';
import { sameScalar, textOf } from '../../model/value.js';
import { referencesAt } from '../conditions/references-at.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { typeOfAddress } from '../facts/type-of-address.js';
import { fail, notApplicable, pass, type Verdict } from '../verdict.js';

/** Ephemeral resources that give another value at every run. */
const random = /^ephemeral\.(?:aws_secretsmanager_random_password|random_password)$/;

function check(database: Element, { model }: CheckContext): readonly Verdict[] {
  const path = database.type === 'aws_rds_cluster' ? 'master_password_wo' : 'password_wo';
  const addresses = referencesAt(database, path).map(({ address }) => address);
  if (addresses.some((address) => random.test(typeOfAddress(address))))
    return [fail(path, 'It is a random value that the next run makes anew: read it back from the secret.')];
  const reads = addresses
    .flatMap((address) => model.byAddress(address) ?? [])
    // One that waits for the version by itself finds a value.
    .filter((read) => !(read.items('depends_on') ?? []).some((one) => /secret_version\./.test(textOf(one))));
  const verdicts = reads.flatMap((read) =>
    model.follow(read, 'secret_id').elements.map((secret) => judgeSecret(secret, { database, path })),
  );
  return verdicts.length > 0 ? verdicts : [notApplicable];
}

function judgeSecret(
  secret: Element,
  { database, path }: { readonly database: Element; readonly path: string },
): Verdict {
  if (secret.type === 'aws_secretsmanager_secret')
    return fail(path, 'The secret is read by its own ARN: the plan fails while it has no value yet.');
  const version = secret.get('secret_string_wo_version');
  const own = database.get(`${path}_version`);
  if (version.state !== 'known' || own.state !== 'known') return notApplicable;
  const same = typeof version.value !== 'object' && sameScalar(own.value, version.value);
  return same ? pass : fail(`${path}_version`, 'It differs from `secret_string_wo_version` of the secret.');
}

const chain = (readFrom: string, versions: readonly [secret: number, database: number] = [1, 1]) => ({
  stack: {
    ephemeral: {
      aws_secretsmanager_random_password: { new: { password_length: 32 } },
      aws_secretsmanager_secret_version: { read: { secret_id: readFrom } },
    },
    resource: {
      aws_secretsmanager_secret: { db: { name: 'db' } },
      aws_secretsmanager_secret_version: {
        db: {
          secret_id: '${aws_secretsmanager_secret.db.id}',
          secret_string_wo: '${ephemeral.aws_secretsmanager_random_password.new.random_password}',
          secret_string_wo_version: versions[0],
        },
      },
      aws_db_instance: {
        db: {
          password_wo: '${ephemeral.aws_secretsmanager_secret_version.read.secret_string}',
          password_wo_version: versions[1],
        },
      },
    },
  },
});

export default defineRule({
  id: 'RDS-27',
  title: 'The database gets the very password that its secret holds',
  severity: 'medium',
  area: 'function',
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.password.version',
  why: 'Two versions, or two random values, leave a secret that does not open the database, at the latest after an apply that was cut between the two.',
  fix: 'Read the secret back by the `arn` of its `aws_secretsmanager_secret_version`, and use one number for both versions.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data/ephemeral',
  examples: {
    pass: [chain('${aws_secretsmanager_secret_version.db.arn}')],
    fail: [
      chain('${aws_secretsmanager_secret_version.db.arn}', [2, 1]),
      chain('${aws_secretsmanager_secret.db.arn}'),
      {
        password_wo: '${ephemeral.aws_secretsmanager_random_password.new.random_password}',
        password_wo_version: 1,
      },
    ],
  },
  check,
});
