import type { CheckProfile } from '../../config/profile/load-check-profile.js';
import { tierTable } from '../../config/resolve/tier-table.js';
import type { Model } from '../../model/model.js';
import type { CheckReport, Reviewed } from '../../policy/report.js';
import { review } from '../../policy/review/review.js';
import { carriesOurMark } from '../../policy/selection/carries-our-mark.js';
import { conventionReason } from '../../policy/selection/convention-reason.js';
import { leaveOut, type Reason, reasonsOf } from '../../policy/selection/leave-out.js';
import { tierOfTags } from '../../policy/selection/tier-of-tags.js';
import { applyWaivers } from '../../policy/waivers/apply-waivers.js';
import { reviewWaivers } from '../../policy/waivers/review-waivers.js';
import { endingAtOnce } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';
import { today } from '../today.js';
import type { CheckOptions } from './check-options.js';
import { flagReasons } from './flag-reasons.js';
import { type ProfileOf, profilesFor } from './profile-of.js';
import { type ForeignModel, readFiles } from './read-files.js';

const [, , defaultRegion] = tierTable['aws.region'];

type Checked = Pick<CheckReport, 'reviewed' | 'findings'>;

interface Judged {
  readonly reviewed: Reviewed;
  readonly findings: CheckReport['findings'];
  readonly profile: CheckProfile | undefined;
  readonly used: readonly CheckProfile['waivers'][number][];
}

/**
 * Reviews stacks and plans that need not be the project's. Waivers of the file hold for them unless they name environments; those of a profile
 * hold for what lies beside it.
 * @throws UserError about what cannot be read
 */
export async function checkFiles(context: OperationContext, options: CheckOptions): Promise<Checked> {
  const stacks = endingAtOnce(context.interrupt, () => readFiles(context, options));
  const profileOf = await profilesFor(context, options, stacks);
  return endingAtOnce(context.interrupt, () => checkRead(context, options, { stacks, profileOf }));
}

interface ReadStacks {
  readonly stacks: readonly ForeignModel[];
  readonly profileOf: ProfileOf;
}

/** The same of what is read already. */
export function checkRead(
  context: OperationContext,
  options: CheckOptions,
  { stacks, profileOf }: ReadStacks,
): Checked {
  const all = stacks.map((stack) => checkOne(context, options, [stack, profileOf(stack)]));
  return {
    reviewed: all.map(({ reviewed }) => reviewed),
    findings: [...all.flatMap(({ findings }) => findings), ...waiverFindings(all, context, options)],
  };
}

function checkOne(
  context: OperationContext,
  options: CheckOptions,
  [stack, profile]: readonly [ForeignModel, CheckProfile | undefined],
): Judged {
  const { loaded, region = defaultRegion, rules, framework } = options;
  const { name, files, model } = stack;
  const { tier, tierFrom } = tierFor(model, options);
  const day = today(context);
  const found = review(model, { tier, today: day, expected: { region }, rules });
  const own = (loaded?.waivers ?? []).filter(({ environments }) => environments === undefined);
  const waived = applyWaivers(found, { waivers: [...own, ...(profile?.waivers ?? [])], today: day });
  const suffixes = loaded?.environments.map(({ suffix }) => suffix);
  const conventions =
    options.conventions === true || profile?.conventions === true || carriesOurMark(model, suffixes);
  const { findings, leftOut } = leaveOut(waived.findings, [
    ...(conventions ? [] : [conventionReason({ hasRegion: options.region !== undefined, framework })]),
    ...flagReasons(options),
    ...profileReasons(profile),
  ]);
  const place = { name, environment: null, tier, tierFrom, file: name, files };
  return {
    reviewed: { ...place, conventions, profile: profile?.file ?? null, leftOut },
    findings: findings.map((finding) => ({ ...finding, file: finding.file ?? name })),
    profile,
    used: waived.used,
  };
}

function tierFor(
  model: Model,
  { tier }: CheckOptions,
): Pick<Reviewed, 'tier'> & Required<Pick<Reviewed, 'tierFrom'>> {
  if (tier !== undefined) return { tier, tierFrom: 'asked' };
  const tagged = tierOfTags(model);
  return tagged === undefined
    ? { tier: 'production', tierFrom: 'default' }
    : { tier: tagged, tierFrom: 'tags' };
}

function profileReasons(profile: CheckProfile | undefined): readonly Reason[] {
  if (profile === undefined) return [];
  const { file } = profile;
  return reasonsOf(profile, { skip: `${file} skip`, only: `${file} only`, severity: `${file} severity` });
}

/** What became of the waivers of each profile. */
function waiverFindings(
  all: readonly Judged[],
  context: OperationContext,
  { rules }: CheckOptions,
): CheckReport['findings'] {
  // By some of the rules nobody knows which waivers are for nothing.
  const used = rules === undefined ? new Set(all.flatMap((one) => one.used)) : undefined;
  const profiles = new Set(all.flatMap(({ profile }) => (profile === undefined ? [] : [profile])));
  return [...profiles].flatMap(({ waivers, file, locate }) =>
    reviewWaivers({
      ...{ waivers, used, file, today: today(context) },
      environments: undefined,
      lineOf: (position, key) => locate(['waivers', position, key])?.line ?? null,
    }),
  );
}
