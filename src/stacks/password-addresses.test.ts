import { expect, it } from 'vitest';
import type { DatabaseSettings } from '../constructs/database/settings.js';
import { addressesOf, synthesizeEnvironment } from '../testing.js';
import { passwordAddresses } from './password-addresses.js';

const { database, secret, secretVersion } = passwordAddresses;

/** What each source has of what a password may pass through. */
const expected: Readonly<Record<DatabaseSettings['password']['source'], readonly string[]>> = {
  secretsManager: [database],
  generated: [database, secret, secretVersion],
  rdsManaged: [database],
};

it.each(['secretsManager', 'generated', 'rdsManaged'] as const)(
  'what a password passes through is in the stack, with the password from %s',
  (source) => {
    const addresses = addressesOf(
      synthesizeEnvironment('dev', 'dev-001', { database: { password: { source } } }),
    );
    const there = Object.values(passwordAddresses).filter((address) => addresses.has(address));
    expect(there).toEqual(expected[source]);
  },
);
