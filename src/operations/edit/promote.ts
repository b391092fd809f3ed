import { compareSettings, type SettingDifference } from '../../config/comparison/compare-settings.js';
import { declaringParity, namesSetting, parityOf } from '../../config/comparison/declared-parity.js';
import { isGentler } from '../../config/comparison/is-gentler.js';
import { settingPathOf } from '../../config/comparison/setting-path-of.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { readSource } from '../../config/file/read-source.js';
import { isSettingValue } from '../../config/file/written-value.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { plainInvocation } from '../../errors/invocation.js';
import type { OperationContext } from '../context.js';
import { draftFile } from './draft-file.js';
import { promoteRefused } from './errors.js';
import { whyNotPromoted } from './not-promoted.js';
import { refuseUnknownPattern } from './unknown-pattern.js';
import { weakenedBy } from './weakened-rules.js';
import { writeEdits } from './write-edits.js';

interface PromoteOptions {
  readonly loaded: LoadedEnvironments;
  readonly from: ResolvedEnvironment;
  readonly to: ResolvedEnvironment;
  /** Settings or blocks to copy (`database.*`); empty: none, the differences are told. */
  readonly patterns: readonly string[];
  /** Copies every difference that may be, and that `parity` does not allow. */
  readonly all: boolean;
}

/** A difference, and what becomes of it. */
export interface PromotedDifference extends SettingDifference {
  readonly fate: 'copied' | 'offered' | 'left';
  /** Why it is left, as the end of a sentence. */
  readonly why: string | undefined;
  /** A word of the call names it, or its block. */
  readonly isNamed: boolean;
}

/**
 * Copies settings of one environment into another's part of environments.yaml, all that were chosen or none. What a pattern names and what is
 * the same already is left; what says who or where an environment is is never copied, nor what would make a grave rule of the review fail.
 * @throws UserError `setting-unknown`, `promote-refused`, `edit-refused`; nothing is written then
 */
export function promote(context: OperationContext, options: PromoteOptions): readonly PromotedDifference[] {
  const { loaded, from, to, patterns, all } = options;
  const { invocation = plainInvocation } = context;
  const differences = compareSettings(from, to);
  const parity = parityOf(loaded.parity ?? [], from, to);
  const isNamed = (setting: string) => patterns.some((pattern) => namesSetting(pattern, setting));
  const list = invocation.next('explain', { words: [from.suffix] });
  for (const pattern of patterns) refuseUnknownPattern(pattern, list);
  const weakens = weakeningOf(context, { loaded, to });
  const notByItself = (one: SettingDifference) => {
    if (!isWritten(one)) return `the file does not say it of ${from.suffix}`;
    return isGentler(one, from, to) ? `${from.suffix} is gentler there: name that very setting` : undefined;
  };
  const judged = differences.map((one): PromotedDifference => {
    const isExact = patterns.includes(one.setting);
    const left = (why: string): PromotedDifference => ({
      ...one,
      fate: 'left',
      why,
      isNamed: isNamed(one.setting),
    });
    const barred = whyNotPromoted(one) ?? (isExact ? undefined : notByItself(one)) ?? weakens(one);
    if (barred !== undefined && isExact) {
      const about = { setting: one.setting, from: from.suffix, to: to.suffix, why: barred };
      throw promoteRefused.error({ ...about, invocation });
    }
    if (barred !== undefined) return left(barred);
    if (isNamed(one.setting)) return { ...one, fate: 'copied', why: undefined, isNamed: true };
    const allowed = declaringParity(parity, one.setting);
    if (allowed !== undefined) return left(`\`parity\` allows it: ${allowed.reason}`);
    return { ...one, fate: all ? 'copied' : 'offered', why: undefined, isNamed: false };
  });
  const copied = judged.filter(({ fate }) => fate === 'copied');
  const edits = copied.flatMap(({ setting, a: { value } }) => {
    const path = ['environments', to.suffix, ...settingPathOf(setting).map(String)] as const;
    return isSettingValue(value) ? [{ path, value }] : [];
  });
  const about = copied.map(({ setting }) => setting).join(', ');
  if (edits.length > 0) writeEdits(context, { loaded, edits, about });
  return judged;
}

/** What a tier says of its environments is no choice that could be copied to another tier. */
function isWritten({ a }: SettingDifference): boolean {
  const { source } = a.origin.decidedBy;
  return source === 'environment' || source === 'defaults';
}

/** Says which grave rules a copy would break: a gentler environment must not take the protections of a stricter one away. Each is judged by itself. */
function weakeningOf(
  context: OperationContext,
  { loaded, to }: Pick<PromoteOptions, 'loaded' | 'to'>,
): (copy: SettingDifference) => string | undefined {
  const text = readSource(loaded.file);
  const weakened = weakenedBy(context, to);
  return ({ setting, a: { value } }) => {
    if (!isSettingValue(value)) return undefined;
    const path = ['environments', to.suffix, ...settingPathOf(setting).map(String)] as const;
    const draft = draftFile(context, loaded, { text, edits: [{ path, value }] });
    if ('refused' in draft) return undefined;
    const { grave } = weakened(draft.loaded.environments.find(({ suffix }) => suffix === to.suffix) ?? to);
    if (grave.length === 0) return undefined;
    return `${[...new Set(grave.map(({ ruleId, title }) => `${ruleId} (${title})`))].join(', ')} would fail`;
  };
}
