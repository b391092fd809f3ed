import type { Invocation } from '../../../errors/invocation.js';
import type { Problem } from '../../../errors/problem.js';
import type { EarlyFacts, LateFacts, Manifest } from './manifest.js';
import { savedPlanForeign, savedPlanStale } from './saved-plan-errors.js';
import { type SecretVersion, unknownVersion } from './secret-version.js';

type Fact<Facts> = readonly [what: string, of: (facts: Facts) => string];

const short = (hash: string) => hash.slice(0, 12);
const placeWords = ({ place }: EarlyFacts) =>
  place.kind === 'aws' ? 'AWS' : `the sandbox at ${place.endpoint} (start ${place.start ?? 'unknown'})`;

/** In the order in which a person wants to know them. */
const early: readonly Fact<EarlyFacts>[] = [
  ['environment', ({ suffix }) => suffix],
  ['tier', ({ tier }) => tier],
  ['project', ({ project }) => project],
  ['place', placeWords],
  ['AWS account', ({ place }) => place.account ?? 'none'],
  ['region', ({ place }) => place.region],
  ['version of multienv', ({ multienv }) => multienv],
  ['version of Terraform', ({ terraform: { product, version } }) => `${product} ${version}`],
  ['environments.yaml', ({ environmentsFile }) => short(environmentsFile)],
];

const late: readonly Fact<LateFacts>[] = [
  ['version of the AWS provider', ({ awsProvider }) => awsProvider ?? 'none'],
  ['configuration (cdk.tf.json)', ({ configuration }) => short(configuration)],
  ['content of the assets', ({ assets }) => short(assets)],
  ['lock file of the providers', ({ providerLock }) => short(providerLock)],
  ['secret of the password', ({ secret }) => secret?.name ?? 'none'],
];

interface Comparison<Facts> {
  readonly made: Manifest;
  readonly now: Facts;
  readonly suffix: string;
  readonly invocation: Invocation;
}

/** In what a saved plan was made for something else. */
export function compareEarly(comparison: Comparison<EarlyFacts>): readonly Problem[] {
  return foreign(early, comparison);
}

/** The same of what is known when the working folder is ready; a new password is no other place, but another time. */
export function compareLate(
  comparison: Comparison<LateFacts & Pick<SecretVersion, 'changedAt'>>,
): readonly Problem[] {
  const { made, now, suffix, invocation } = comparison;
  const isSameSecret = made.secret?.name === now.secret?.name;
  const reason = isSameSecret ? newPassword(made, now) : undefined;
  const stale = reason === undefined ? [] : [savedPlanStale.problem({ suffix, invocation, reason })];
  return [...foreign(late, comparison), ...stale];
}

/** Milliseconds by which clocks of machines may differ. */
const clocksDiffer = 300_000;

/** Why the password may be another one than when the plan was made. Where that could not be read, the time of the last change decides. */
function newPassword(
  made: Manifest,
  { secret, changedAt }: LateFacts & Pick<SecretVersion, 'changedAt'>,
): string | undefined {
  const before = made.secret?.versionId ?? null;
  const after = secret?.versionId ?? null;
  if (secret === null) return undefined;
  const { name } = secret;
  if (before !== unknownVersion)
    return before === after
      ? undefined
      : `the secret ${name} has another version, ${after ?? 'none'} instead of ${before ?? 'none'}`;
  // A time that is still to come proves nothing: a clock that is wrong, or a manifest that somebody has written.
  const isPast = Date.parse(made.madeAt) <= Date.now() + clocksDiffer;
  const isOld = isPast && changedAt !== undefined && Date.parse(changedAt) < Date.parse(made.madeAt);
  if (isOld || after === null) return undefined;
  return `the version of the secret ${name} could not be read when the plan was made, and it was changed ${changedAt === undefined ? 'nobody knows when' : `at ${changedAt}, after that`}`;
}

function foreign<Facts>(
  facts: readonly Fact<Facts>[],
  { made, now, suffix, invocation }: Comparison<Facts> & { readonly made: Manifest & Facts },
): readonly Problem[] {
  return facts
    .map(([what, of]) => ({ what, was: of(made), now: of(now) }))
    .filter((one) => one.was !== one.now)
    .map((one) => savedPlanForeign.problem({ ...one, suffix, invocation }));
}
