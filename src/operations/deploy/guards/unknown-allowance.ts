import { defineGuard } from './guard.js';
import { allowanceUnknown } from './guard-errors.js';

/** A misspelt address must not look as if something had been allowed. */
export const unknownAllowance = defineGuard({
  id: 'unknown-allowance',
  title: 'What is allowed to be lost is what the plan takes away.',
  problemsOf: ({ run, contents, allowed }) => {
    const lost = contents.changes.flatMap(({ losesData, address }) => (losesData ? [address] : []));
    const { suffix } = run.environment;
    return allowed.addresses
      .filter((address) => !lost.includes(address))
      .map((address) => allowanceUnknown.problem({ suffix, invocation: run.invocation, address, lost }));
  },
});
