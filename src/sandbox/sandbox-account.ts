import type { AccountSettings } from '../config/settings/account-settings.js';

/** The account of an environment that names none: moto's own default. */
const defaultAccountId = '123456789012';

/** Credentials that open nothing but the emulator, which serves them as the account of the environment. */
export function sandboxCredentials(aws: AccountSettings): {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
} {
  return { accessKeyId: `MULTIENV${sandboxAccountId(aws)}`, secretAccessKey: 'sandbox' };
}

/** The account as which the emulator serves an environment. */
export function sandboxAccountId({ accountId, roleArn }: AccountSettings): string {
  return accountId ?? roleArn?.split(':')[4] ?? defaultAccountId;
}
