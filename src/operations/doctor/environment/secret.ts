import { awsRefused, secretScheduledForDeletion } from '../../../aws/errors.js';
import { openSecretsManager } from '../../../aws/secrets-manager.js';
import { environmentNames } from '../../../config/names/environment-names.js';
import { UserError } from '../../../errors/user-error.js';
import { environmentUnrecovered, secretMissing } from '../../../terraform/errors.js';
import { pastRuns } from '../../../terraform/folder/journal/past-runs.js';
import type { JournalRun } from '../../../terraform/folder/journal/read-run.js';
import { secretNameTaken } from '../../errors.js';
import { tellStory } from '../../recover/story.js';
import { isUsable, type SecretStatus, secretStatusOf } from '../../secret/secret-status.js';
import { takenName } from '../../secret/taken-secret-name.js';
import { unusableSecret } from '../../secret/unusable-secret.js';
import type { EnvironmentCheck, EnvironmentSubject } from '../check.js';
import { type Diagnosis, knownProblem, ok, warning } from '../diagnosis.js';
import { keyOfItsOwn, unreadable } from './secret-readers.js';

/** The secret of the database password is as the deploy needs it, whichever way the password comes about. */
export const secretCheck: EnvironmentCheck = {
  id: 'secret',
  title: 'Database password',
  needsAccess: true,
  isBeforeDeploy: true,
  run: async (subject) => {
    const { environment, invocation } = subject;
    const status = await secretStatusOf({ ...subject, isHurried: true });
    if (status.source === 'generated' && (await isInTheWay(subject, status)))
      return inTheWay(subject, status);
    if (isUsable(status)) return (await unusableValue(subject, status)) ?? ok(usable(status));
    const about = { suffix: environment.suffix, invocation };
    const name = status.name ?? environmentNames(environment).database.passwordSecret;
    return status.state === 'scheduled-for-deletion'
      ? knownProblem(secretScheduledForDeletion.problem({ name, ...about }))
      : knownProblem(secretMissing.problem(about));
  },
};

/** A value that cannot be read, or that RDS would refuse as a password, which stops a deploy that sends it. Only a secret that people make is looked into. */
async function unusableValue(subject: EnvironmentSubject, { source, name }: SecretStatus) {
  if (source !== 'secretsManager' || name === null) return undefined;
  const { environment, state } = subject;
  try {
    const fault = await (await openSecretsManager({ ...subject, isHurried: true })).passwordFault(name);
    if (fault === undefined) return await keyOfItsOwn(subject, name);
    const told = unusableSecret(subject, { name, fault });
    const contents = await state();
    const { version } = environment.database.password;
    const isSent = contents.isKnown && !contents.has('aws_db_instance', ['password_wo_version', version]);
    return isSent ? knownProblem(told) : warning(`${told.message} ${notSent}`, told.hint);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== awsRefused.code) throw error;
    return unreadable(subject, name, error);
  }
}

const notSent =
  'Where the database exists it keeps its password until `database.password.version` is raised.';

/** The stack makes the secret: one of that name that is not the stack's would stop it. */
async function isInTheWay({ state }: EnvironmentSubject, status: SecretStatus): Promise<boolean> {
  if (status.state === 'missing') return false;
  if (status.state === 'scheduled-for-deletion') return true;
  const { isKnown, has } = await state();
  return isKnown && !has('aws_secretsmanager_secret', ['name', status.name ?? '']);
}

async function inTheWay(subject: EnvironmentSubject, status: SecretStatus): Promise<Diagnosis> {
  const { environment, invocation } = subject;
  const { suffix } = environment;
  const isScheduledForDeletion = status.state === 'scheduled-for-deletion';
  const contents = await subject.state();
  // The database has the password of the deleted secret.
  if (isScheduledForDeletion && (!contents.isKnown || contents.has('aws_db_instance'))) {
    const about = { name: status.name ?? '', suffix, invocation };
    return knownProblem(secretScheduledForDeletion.problem(about));
  }
  const doubtful = pastRuns(subject.folder, { file: '' }).doubtful.filter(wasMakingSecret);
  if (!isScheduledForDeletion && doubtful.length > 0) {
    const story = doubtful.map(tellStory).join(' ');
    return knownProblem(environmentUnrecovered.problem({ suffix, invocation, story }));
  }
  return knownProblem(secretNameTaken.problem(takenName(subject, isScheduledForDeletion)));
}

/** AWS may have made it although the run was told otherwise: `recover` finds out. */
function wasMakingSecret({ done }: JournalRun): boolean {
  return done.some(
    ({ resourceType, action, type }) =>
      resourceType === 'aws_secretsmanager_secret' && action === 'create' && type === 'errored',
  );
}

function usable({ source, state, name }: SecretStatus): string {
  if (source === 'secretsManager') return `The secret ${name} is there.`;
  if (state !== 'missing') return `The secret ${name ?? 'of RDS'} is there, made by ${maker[source]}.`;
  return `${maker[source]} makes the secret at the first deploy.`;
}

const maker = { generated: 'The stack', rdsManaged: 'RDS' } as const;
