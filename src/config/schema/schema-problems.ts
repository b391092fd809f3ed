import type { z } from 'zod';
import type { Problem, ProblemPlace } from '../../errors/problem.js';
import type { PlacedSource } from '../file/source-places.js';
import { nearestName } from '../names/nearest-name.js';
import { allowedWords, describeAllowed, kindOf } from './describe-allowed.js';
import { schemaAt } from './schema-index.js';
import { configInvalidValue, configMissing, configUnquoted, configWrongType } from './setting-errors.js';
import { dotted, mayHoldSecret, type SettingPath, valueAt } from './setting-path.js';
import { unknownKeyProblem } from './unknown-key-problem.js';

type Issue = z.core.$ZodIssue;

/** Puts the complaints of the schema into the words of the file. `prefix` leads to the part that was validated. */
export function schemaProblems(
  issues: readonly Issue[],
  prefix: SettingPath,
  source: PlacedSource,
): Problem[] {
  const explained = new Set<string>();
  const misspelt = new Set<string>();
  const problems = issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path.filter((key) => typeof key !== 'symbol')];
    if (issue.code === 'unrecognized_keys') {
      const unknown = issue.keys.map((key) => unknownKey(path, key, source));
      for (const { suggestion } of unknown) misspelt.add(dotted([...path, suggestion ?? '']));
      return unknown;
    }
    const name = dotted(path);
    if (explained.has(name)) return [];
    explained.add(name);
    return [explain(issue, path, source)];
  });
  // What an unknown key of the block was meant as is misspelt, not missing as well.
  return problems.filter(({ code, path }) => code !== configMissing.code || !misspelt.has(path ?? ''));
}

function unknownKey(block: SettingPath, key: string, source: PlacedSource): Problem {
  return unknownKeyProblem(block, key, { file: source.file, ...source.locateKey([...block, key]) });
}

function explain(issue: Issue, path: SettingPath, source: PlacedSource): Problem {
  const value = valueAt(source.data, path);
  if (value === undefined) return missing(path, source);
  if (issue.code === 'invalid_key') return invalidKey(path, source);
  if (issue.code === 'invalid_type') return wrongType(path, value, source);
  return invalidValue(issue, path, source);
}

const examples: Readonly<Record<string, string>> = { version: 'version: 1', environment: 'environment: dev' };
const examplesOfFile: Readonly<Record<string, string>> = {
  ...examples,
  environments: 'environments: { dev-001: { environment: dev } }',
};

function missing(path: SettingPath, source: PlacedSource): Problem {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const example = (parent.length === 0 ? examplesOfFile : examples)[key] ?? `${key}: …`;
  // An item of a list has no key; the file itself has no place where something is missing.
  const place = source.locateKey(parent) ?? (parent.length === 0 ? undefined : source.locate(parent));
  return configMissing.problem(
    { path: dotted(parent), key, example },
    { ...placeOf(path, source), ...place, allowed: describeAllowed(schemaAt(path)) },
  );
}

function invalidKey(path: SettingPath, source: PlacedSource): Problem {
  const wanted = 'a key of 1 to 128 characters';
  return configInvalidValue.problem(
    { path: dotted(path.slice(0, -1)), shown: ': one key', wanted },
    { ...placeOf(path, source), ...source.locateKey(path), allowed: wanted },
  );
}

function wrongType(path: SettingPath, value: unknown, source: PlacedSource): Problem {
  const schema = schemaAt(path);
  const allowed = describeAllowed(schema);
  const place = { ...placeOf(path, source), allowed };
  const name = dotted(path);
  const plain = source.plainText(path);
  const wantsText = schema?.type === 'string';
  if (wantsText && (plain !== undefined ? plain !== '' : typeof value === 'number')) {
    const written = mayHoldSecret(path) ? undefined : (plain ?? String(value));
    const kind =
      value === null ? 'null' : kindOf(mayHoldSecret(path) && typeof value === 'number' ? 0 : value);
    return configUnquoted.problem(
      { path: name, source: written, kind: mayHoldSecret(path) ? 'something else' : kind },
      { ...place, suggestion: written === undefined ? undefined : `"${written}"` },
    );
  }
  const suggestion = mayHoldSecret(path) ? undefined : betterType(value, schema?.type);
  const hint =
    suggestion === undefined ? `Write ${allowedWords(allowed)}.` : `Write \`${suggestion}\`, without quotes.`;
  const found = mayHoldSecret(path) ? 'what stands here' : kindOf(value);
  return configWrongType.problem(
    { path: name, wanted: allowedWords(allowed), found, hint },
    { ...place, suggestion },
  );
}

const booleanWords: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  true: 'true',
  y: 'true',
  no: 'false',
  off: 'false',
  false: 'false',
  n: 'false',
};

function betterType(value: unknown, wanted: string | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (wanted === 'boolean') return booleanWords[value.toLowerCase()];
  return wanted === 'integer' && /^\d{1,9}$/.test(value) ? String(Number(value)) : undefined;
}

function invalidValue(issue: Issue, path: SettingPath, source: PlacedSource): Problem {
  const value = valueAt(source.data, path);
  const allowed = hasOwnWords(issue) ? issue.message : rangeOf(issue, path);
  const secret = mayHoldSecret(path);
  const candidates = Array.isArray(allowed) ? allowed : [];
  const suggestion = typeof value === 'string' ? nearestName(value, candidates) : undefined;
  return configInvalidValue.problem(
    { path: dotted(path), shown: secret ? '' : shown(value), wanted: allowedWords(allowed), suggestion },
    { ...placeOf(path, source), allowed, suggestion },
  );
}

/** Formats and unions come with a sentence of ours. */
function hasOwnWords({ code, message }: Issue): boolean {
  return code === 'invalid_format' || (code === 'invalid_union' && message !== 'Invalid input');
}

function rangeOf(issue: Issue, path: SettingPath): readonly string[] | string {
  if (issue.code === 'too_small' && issue.origin === 'array')
    return `a list of at least ${String(issue.minimum)}`;
  if (issue.code === 'too_big' && issue.origin === 'array')
    return `a list of at most ${String(issue.maximum)}`;
  return describeAllowed(schemaAt(path));
}

/** A value inside a sentence, cut short: a boot script or a pasted file must not fill the screen. */
function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return '';
  const text = String(value);
  return `: \`${text.length > 80 ? `${text.slice(0, 80)}…` : text}\``;
}

function placeOf(path: SettingPath, source: PlacedSource): ProblemPlace {
  const value = valueAt(source.data, path);
  const withheld = mayHoldSecret(path) || (typeof value === 'object' && value !== null);
  return {
    file: source.file,
    ...source.locate(path),
    path: dotted(path),
    value: withheld ? undefined : value,
  };
}
