import { causeOf } from '../../../changes/cause-of.js';
import { type Change, isTainted } from '../../../changes/change.js';
import { placeOfSetting } from '../reading/place-of-setting.js';
import { keptOf } from '../snapshot/snapshot-kind.js';
import { defineGuard, type Guarded } from './guard.js';
import { dataLossNotAllowed, dataLossReasonMissing } from './guard-errors.js';

/** Data of users goes only where a person has named the resource. */
export const lostData = defineGuard({
  id: 'lost-data',
  title: 'A resource that holds data is replaced or deleted only where it is allowed by its address.',
  problemsOf: (guarded) =>
    guarded.contents.changes
      .filter(({ losesData }) => losesData)
      .flatMap((change) => problemOf(change, guarded)),
});

function problemOf(change: Change, { run, allowed, contents, plan }: Guarded) {
  const { environment, invocation } = run;
  const { address, resourceType, kind, identity, onlyEmpty = false } = change;
  const about = { suffix: environment.suffix, invocation, address };
  const isProduction = environment.tier === 'production' || plan?.wasProduction === true;
  if (allowed.addresses.includes(address))
    return isProduction && (allowed.reason ?? '').trim() === '' ? [dataLossReasonMissing.problem(about)] : [];
  const causes = change.attributes.flatMap(({ forcesReplacement, path }) =>
    forcesReplacement ? [path] : [],
  );
  const name = Object.values(identity).find((one) => typeof one === 'string');
  const settings = causeOf(change, contents.changes);
  return [
    dataLossNotAllowed.problem(
      {
        ...about,
        name,
        kind,
        causes,
        isTainted: isTainted(change),
        kept: onlyEmpty ? 'in-place' : keptOf(resourceType),
        isProduction,
        settings: settings.map((one) => one.name),
      },
      placeOfSetting(settings),
    ),
  ];
}
