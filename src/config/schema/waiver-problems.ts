import type { Problem, ProblemPlace } from '../../errors/problem.js';
import { rules } from '../../rules/index.js';
import { nearestRuleId } from '../../rules/nearest-rule-id.js';
import type { PlacedSource } from '../file/source-places.js';
import { defaultMaxWaiverDays, reviewSettings } from '../settings/review-settings.js';
import { dayOf } from './day-of.js';
import { dotted, isBlock, type SettingPath, valueAt } from './setting-path.js';
import { waiverForEverything, waiverRuleUnknown, waiverTooLong } from './waiver-errors.js';

type Written = Readonly<Record<string, unknown>>;
type Placed = (key: string) => ProblemPlace;

/** What is wrong with waivers beyond their form: rules that do not exist, days too far away, everything waived without a reason for that. */
export function waiverProblems(source: PlacedSource, today: string): Problem[] {
  const waivers = valueAt(source.data, ['waivers']);
  if (!Array.isArray(waivers)) return [];
  const last = lastDay(source, today);
  return waivers.flatMap((waiver, position) => {
    if (!isBlock(waiver)) return [];
    const place = (key: string) => {
      const path: SettingPath = ['waivers', position, key];
      return { file: source.file, ...source.locate(path), path: dotted(path) };
    };
    return [
      ...ruleProblems(waiver, { place, invocation: source.invocation }),
      ...addressProblems(waiver, place),
      ...dayProblems(waiver, { place, last }),
    ];
  });
}

// What is no text, or an empty one, is the schema's to tell: here and below.
function ruleProblems(
  { rule }: Written,
  { place, invocation }: { readonly place: Placed; readonly invocation: PlacedSource['invocation'] },
): readonly Problem[] {
  if (typeof rule !== 'string' || rule === '' || rules.some(({ id }) => id === rule)) return [];
  const ids = rules.map(({ id }) => id);
  const suggestion = nearestRuleId(rule, ids);
  return [
    waiverRuleUnknown.problem(
      { rule, suggestion, invocation },
      { ...place('rule'), value: rule, allowed: ids, suggestion },
    ),
  ];
}

function addressProblems(
  { rule, address, reason, addressReason }: Written,
  place: Placed,
): readonly Problem[] {
  if (typeof address !== 'string' || !namesNothing(address)) return [];
  const own = typeof addressReason === 'string' ? addressReason.trim() : '';
  if (own !== '' && (typeof reason !== 'string' || own !== reason.trim())) return [];
  return [
    waiverForEverything.problem({ rule: String(rule), address }, { ...place('address'), value: address }),
  ];
}

/** A pattern that leaves no name of a resource, of its type or of a module: it is about everything. */
function namesNothing(address: string): boolean {
  return (
    /[*?]/.test(address) && address.replace(/\b(?:aws|module|data)(?![a-z0-9])|[^\p{L}\p{N}]/gu, '') === ''
  );
}

function dayProblems(
  { rule, expires }: Written,
  { place, last }: { readonly place: Placed; readonly last: ReturnType<typeof lastDay> },
): readonly Problem[] {
  if (typeof expires !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(expires) || expires <= last.day) return [];
  const allowed = `a day until ${last.day}`;
  return [
    waiverTooLong.problem(
      { rule: String(rule), expires, ...last },
      { ...place('expires'), value: expires, allowed },
    ),
  ];
}

/** The last day that a waiver may hold. Days compare as text. */
function lastDay({ data }: PlacedSource, today: string): { readonly day: string; readonly days: number } {
  const written = reviewSettings.shape.maxWaiverDays.safeParse(valueAt(data, ['review', 'maxWaiverDays']));
  const days = written.data ?? defaultMaxWaiverDays;
  const end = new Date(`${today}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + days);
  return { day: dayOf(end), days };
}
