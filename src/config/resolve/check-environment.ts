import { dirname, resolve } from 'node:path';
import type { Problem, ProblemPlace } from '../../errors/problem.js';
import { leadsOutOf } from '../../files/leads-out-of.js';
import { type ReachOfEnvironment, reachOfBackend } from '../boundary/environment-reach.js';
import type { ReachingSetting } from '../boundary/reach.js';
import { shownWord } from '../boundary/shown-word.js';
import type { SettingFault } from '../checks/check.js';
import { environmentChecks } from '../checks/index.js';
import { isInline, readBootScript } from '../file/boot-script.js';
import type { PlacedSource } from '../file/source-places.js';
import type { Edition } from '../names/editions.js';
import {
  type EnvironmentConfig,
  environmentSchema,
  type ResolvedEnvironment,
  settingsSchema,
} from '../schema/environment-schema.js';
import { schemaProblems } from '../schema/schema-problems.js';
import { bootScriptNotReadable, tierContradictsName, tierMissing } from '../schema/setting-errors.js';
import { dotted, type SettingPath } from '../schema/setting-path.js';
import { suffixProblem } from '../schema/suffix-problem.js';
import type { Waiver } from '../schema/waiver-schema.js';
import { backendOf } from '../values/backend.js';
import { dropBroken, readsBroken } from './drop-broken.js';
import { mergeSettings } from './merge-settings.js';
import type { Leaf, Provenance } from './origin.js';
import { type PlacedEnvironment, placeFinding, placeSetting } from './place-setting.js';
import { tierOfName, tierSources } from './tier-of-environment.js';
import { traceSettings } from './trace-settings.js';

/** One environment of the file, and what surrounds it. */
export interface EnvironmentSource {
  readonly suffix: string;
  /** The environment as the file has it. */
  readonly data: unknown;
  readonly project: string;
  /** The edition that the file names, or means by naming none. */
  readonly edition: Edition;
  readonly defaults: {
    readonly config: EnvironmentConfig;
    readonly broken: readonly string[];
    readonly removed: readonly Leaf[];
  };
  readonly source: PlacedSource;
  /** Whether a boot script outside the project is read. */
  readonly readsOutside: boolean;
  /** The waivers of the file that are about an environment. */
  readonly waiversOf: (environment: ResolvedEnvironment) => readonly Waiver[];
  /** `2026-11-24`: a waiver that has ended answers no check. */
  readonly today: string;
}

/** An environment with everything that is wrong with it. */
export interface CheckedEnvironment {
  /** Undefined where too little of it is sound. */
  readonly environment: ResolvedEnvironment | undefined;
  /** Where its settings come from; undefined together with it. */
  readonly provenance?: () => Provenance;
  /** Its settings that start a program, open a path outside the project or say where credentials are sent. */
  readonly reaching?: readonly ReachingSetting[];
  readonly problems: readonly Problem[];
}

/** Validates one environment against the schema, fills it, and runs the checks whose settings are sound. */
export function checkEnvironment(input: EnvironmentSource): CheckedEnvironment {
  const { suffix, data, source } = input;
  const path = ['environments', suffix];
  const suffixFault = suffixProblem(suffix, placeOfKey(path, source));
  const parsed = environmentSchema.safeParse(data);
  const problems = suffixFault === undefined ? [] : [suffixFault];
  // The names that derive from a broken suffix would only say the same again.
  const brokenSuffix = suffixFault === undefined ? [] : ['suffix'];
  if (parsed.success)
    return resolveAndCheck({ ...input, config: parsed.data, broken: brokenSuffix, removed: [], problems });
  problems.push(...schemaProblems(parsed.error.issues, path, source));
  const { value, broken, removed } = dropBroken(data, parsed.error.issues);
  const rest = environmentSchema.safeParse(value);
  return rest.success
    ? resolveAndCheck({
        ...input,
        config: rest.data,
        broken: [...brokenSuffix, ...broken],
        removed,
        problems,
      })
    : { environment: undefined, problems };
}

interface SoundEnvironment extends EnvironmentSource {
  readonly config: EnvironmentConfig & { readonly environment: string };
  readonly broken: readonly string[];
  readonly removed: readonly Leaf[];
  readonly problems: readonly Problem[];
}

function resolveAndCheck(input: SoundEnvironment): CheckedEnvironment {
  const { suffix, project, defaults, source } = input;
  const { environment: name, ...config } = input.config;
  const edition = config.edition ?? input.edition;
  const tiers = tierSources({ environment: name, tier: config.tier, defaultTier: defaults.config.tier });
  const tier = tiers[0]?.tier;
  const broken = [...input.broken, ...defaults.broken];
  const tierFault = readsBroken(['tier'], broken) ? [] : tierProblems(name, config.tier, tier);
  const merged = mergeSettings({
    ...{ tier: tier ?? 'production', edition },
    ...{ defaults: defaults.config, config },
  });
  const settings = settingsSchema.parse(merged.settings);
  const removed = { environment: input.removed, defaults: defaults.removed };
  const provenance = once(() =>
    traceSettings({ suffix, environment: name, tiers, merged, broken: removed, source }),
  );
  const placed = { suffix, source, provenance };
  const script = bootScript(settings.app.bootScript, { placed, readsOutside: input.readsOutside });
  const app = { ...settings.app, ...(script.text === undefined ? {} : { bootScript: script.text }) };
  const bare = {
    project,
    environment: name,
    suffix,
    tier: tier ?? 'production',
    edition,
    ...settings,
    app,
  };
  const waivers = input.waiversOf(bare);
  const environment = waivers.length === 0 ? bare : { ...bare, waivers };
  const held = { ...bare, waivers: waivers.filter(({ expires }) => expires >= input.today) };
  // Without a tier the defaults are anybody's guess, and so is what they conflict with.
  const runnable =
    tier === undefined ? [] : environmentChecks.filter(({ reads }) => !readsBroken(reads, broken));
  const findings = [...tierFault, ...runnable.flatMap(({ run }) => run(held, source.invocation))];
  const told = findings.map((finding) => placeFinding(finding, placed));
  const reaching = [...script.reach, ...reachOfBackend(backendOf(environment))].map((one) =>
    placeReach(one, placed),
  );
  return { environment, provenance, reaching, problems: [...input.problems, ...script.problems, ...told] };
}

function placeReach({ at, ...reach }: ReachOfEnvironment, placed: PlacedEnvironment): ReachingSetting {
  const place = placeSetting(at, placed);
  return { ...reach, setting: place.path ?? dotted(at), place };
}

/** Found out when somebody asks, and then kept. */
function once(find: () => Provenance): () => Provenance {
  let found: Provenance | undefined;
  return () => {
    found ??= find();
    return found;
  };
}

function tierProblems(
  environment: string,
  stated: string | undefined,
  tier: string | undefined,
): SettingFault[] {
  const named = tierOfName(environment);
  if (tier === undefined) {
    const allowed = ['development', 'staging', 'production'];
    return [
      { at: ['environment'], problem: tierMissing.problem({ environment }, { value: environment, allowed }) },
    ];
  }
  if (stated === undefined || named === undefined || stated === named) return [];
  const place = { value: stated, allowed: [named], suggestion: named };
  return [
    { at: ['tier'], problem: tierContradictsName.problem({ environment, tier: stated, named }, place) },
  ];
}

interface FoundScript {
  readonly text?: string;
  readonly reach: readonly ReachOfEnvironment[];
  readonly problems: readonly Problem[];
}

function bootScript(
  setting: string | undefined,
  { placed, readsOutside }: { readonly placed: PlacedEnvironment; readonly readsOutside: boolean },
): FoundScript {
  if (setting === undefined) return { reach: [], problems: [] };
  const { source } = placed;
  const at = ['app', 'bootScript'];
  const place = placeSetting(at, placed);
  if (source.file === undefined && !isInline(setting)) {
    const why = 'without a file there is no folder that the path is relative to';
    return { reach: [], problems: [bootScriptNotReadable.problem({ name: setting, why }, place)] };
  }
  const folder = dirname(source.file ?? '/');
  const leaves = !isInline(setting) && leadsOutOf(folder, resolve(folder, setting));
  const reach = leaves ? [{ at, reach: 'path' as const, value: shownWord(setting), content: setting }] : [];
  if (leaves && !readsOutside) return { reach, problems: [] };
  const script = readBootScript(setting, folder, place);
  return 'text' in script
    ? { text: script.text, reach, problems: [] }
    : { reach, problems: [script.problem] };
}

function placeOfKey(path: SettingPath, source: PlacedSource): ProblemPlace {
  return { file: source.file, ...source.locateKey(path), path: dotted(path) };
}
