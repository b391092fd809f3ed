import { causeOf } from '../../../changes/cause-of.js';
import { placeOfSetting } from '../reading/place-of-setting.js';
import { defineGuard } from './guard.js';
import { replacementProtected } from './guard-errors.js';

/** AWS would refuse the deletion when other changes are made already. */
export const protectedReplacement = defineGuard({
  id: 'protected-replacement',
  title: 'What is protected against deletion is not replaced or deleted.',
  problemsOf: ({ run, contents }) =>
    contents.protections.map((protection) => {
      const { environment, invocation } = run;
      const change = contents.changes.find(({ address }) => address === protection.address);
      const settings = change === undefined ? [] : causeOf(change, contents.changes);
      const details = { ...protection, suffix: environment.suffix, invocation };
      return replacementProtected.problem(details, placeOfSetting(settings));
    }),
});
