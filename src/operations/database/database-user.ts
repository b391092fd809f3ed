import { environmentNames } from '../../config/names/environment-names.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { type Invocation, plainInvocation } from '../../errors/invocation.js';
import { shellWord } from '../../errors/shell-word.js';
import { databaseUserNotSet } from './errors.js';

/** A step on the way, and the command that does it. */
interface DatabaseUserStep {
  readonly does: string;
  readonly command: string;
}

/** How the application's own database user is made and used. */
export interface DatabaseUser {
  readonly user: string;
  /** What the master user runs once, a statement each. */
  readonly sql: readonly string[];
  readonly steps: readonly DatabaseUserStep[];
}

/** A free port of the person's machine, away from a PostgreSQL of their own. */
const localPort = 15_432;

/**
 * The SQL that makes the application's database user, and the way to the database through Session Manager. `rds_iam` goes to that user alone:
 * the master would lose its password by it. Nothing is asked and nothing is changed.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html
 * @throws UserError `database-user-not-set`
 */
export function databaseUser(
  environment: ResolvedEnvironment,
  { invocation = plainInvocation }: { readonly invocation?: Invocation | undefined } = {},
): DatabaseUser {
  const { suffix, database } = environment;
  const user = database.iamUser;
  if (user === undefined) throw databaseUserNotSet.error({ suffix, invocation });
  const name = quoted(user);
  return {
    user,
    sql: [
      `CREATE USER ${name} WITH LOGIN;`,
      `GRANT rds_iam TO ${name};`,
      `GRANT CONNECT ON DATABASE ${quoted(database.name)} TO ${name};`,
      `CREATE SCHEMA IF NOT EXISTS ${name} AUTHORIZATION ${name};`,
    ],
    steps: stepsTo(environment, user),
  };
}

function stepsTo(environment: ResolvedEnvironment, user: string): readonly DatabaseUserStep[] {
  const { aws, database } = environment;
  const names = environmentNames(environment);
  const region = `--region ${shellWord(aws.region)}${aws.profile === undefined ? '' : ` --profile ${shellWord(aws.profile)}`}`;
  const describe = `aws rds describe-db-instances --db-instance-identifier ${shellWord(names.database.instance)}`;
  const secret =
    database.password.source === 'rdsManaged'
      ? `"$(${describe} --query 'DBInstances[0].MasterUserSecret.SecretArn' --output text ${region})"`
      : shellWord(names.database.passwordSecret);
  return [
    {
      does: 'an instance of the environment',
      command: `INSTANCE=$(aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${shellWord(names.compute.autoScalingGroup)} --query 'AutoScalingGroups[0].Instances[0].InstanceId' --output text ${region})`,
    },
    {
      does: 'the address of the database',
      command: `HOST=$(${describe} --query 'DBInstances[0].Endpoint.Address' --output text ${region})`,
    },
    {
      does: 'a way to it through Session Manager; leave it running',
      command: `aws ssm start-session --target "$INSTANCE" --document-name AWS-StartPortForwardingSessionToRemoteHost --parameters "host=$HOST,portNumber=5432,localPortNumber=${localPort}" ${region}`,
    },
    {
      does: 'in another terminal: the master user, to run the SQL',
      command: `PGPASSWORD=$(aws secretsmanager get-secret-value --secret-id ${secret} --query SecretString --output text ${region}) psql "host=127.0.0.1 port=${localPort} dbname=${database.name} user=${database.username} sslmode=require"`,
    },
    {
      does: 'on an instance: a password of the application, good for 15 minutes',
      command: `aws rds generate-db-auth-token --hostname "$DATABASE_HOST" --port 5432 --username ${shellWord(user)} --region ${shellWord(aws.region)}`,
    },
  ];
}

/** An identifier of PostgreSQL: the schema of the file lets no quote through. */
function quoted(identifier: string): string {
  return `"${identifier}"`;
}
