import { counted } from '../../counted.js';
import { settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck } from './check.js';

/** Holds what Secrets Manager takes for a recovery window: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html */
export const passwordRecoveryCheck: EnvironmentCheck = {
  reads: ['database.password.recoveryWindowDays'],
  run: ({ database: { password } }) => {
    const days = password.recoveryWindowDays;
    if (days === 0 || days >= 7) return [];
    const message = `AWS refuses a recovery window of ${counted(days, 'day')} for a secret.`;
    const hint = 'Write 7 to 30, or 0 to delete the secret at once.';
    const place = { value: days, allowed: '0, or 7 to 30' };
    return [
      {
        at: ['database', 'password', 'recoveryWindowDays'],
        problem: settingsConflict.problem({ message, hint }, place),
      },
    ];
  },
};
