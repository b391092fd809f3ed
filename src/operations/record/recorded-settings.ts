import { z } from 'zod';
import { type SettingSide, settingSide, unsetSide } from '../../config/comparison/compare-settings.js';
import { withoutMeaningAmong } from '../../config/comparison/without-meaning.js';
import { provenanceOf } from '../../config/resolve/provenance-of.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { dotted } from '../../config/schema/setting-path.js';

const sources = ['environment', 'defaults', 'tier', 'product'] as const;
const name = z.string().regex(/^[^\p{C}]{1,512}$/u);

/** Of each setting that an environment was deployed with: its value, and who said it. A value that may be secret is not written. */
export const recordedSettingsShape = z.record(
  name,
  z.object({
    /** Not there where it was not set, or is not written. */
    value: z.json().optional(),
    isHidden: z.literal(true).optional(),
    source: z.enum(sources),
  }),
);

/** See `recordedSettingsShape`. */
export type RecordedSettings = z.output<typeof recordedSettingsShape>;

/** Who an environment is, and how to get to it: in the record already, or for this machine alone. */
const leftOut: ReadonlySet<string> = new Set(['aws.profile', 'aws.roleArn', 'aws.externalId']);

/** The settings of an environment as its record keeps them. */
export function recordedSettings(environment: ResolvedEnvironment): RecordedSettings {
  const provenance = provenanceOf(environment) ?? new Map();
  const entries = [...provenance.keys()]
    .filter((setting) => !isLeftOut(setting))
    .toSorted()
    .map((setting) => {
      const { value, isHidden, origin } = settingSide(environment, setting, provenance);
      const { source } = origin.decidedBy;
      return [setting, { ...(isHidden ? { isHidden: true } : { value }), source }];
    });
  // As it is read again: what is not set is not there.
  return recordedSettingsShape.parse(JSON.parse(JSON.stringify(Object.fromEntries(entries))));
}

/** A setting that no record keeps: the backend is where the record lies, and accounts are reached in ways that differ by person. */
export function isLeftOut(setting: string): boolean {
  return leftOut.has(setting) || setting === 'backend' || setting.startsWith('backend.');
}

/** Whether a setting meant something when it was deployed. */
export function hadMeaning(settings: RecordedSettings, setting: string): boolean {
  const chosenOf = (path: readonly string[]) => {
    const { value, isHidden } = recordedSide(settings, dotted(path));
    return isHidden || value;
  };
  return withoutMeaningAmong(chosenOf, setting) === undefined;
}

/** What a record says of a setting, to be compared with what the file says of it. */
export function recordedSide(settings: RecordedSettings, setting: string): SettingSide {
  const found = Object.hasOwn(settings, setting) ? settings[setting] : undefined;
  if (found === undefined) return unsetSide;
  const { value, isHidden = false, source } = found;
  const decidedBy = { source, value, path: null, line: null, column: null };
  return { value, isHidden, compared: value, origin: { decidedBy, overrides: [], dropped: [] } };
}
