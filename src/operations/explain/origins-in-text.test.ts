import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { everyOption } from '../../../test/fixtures/every-option.js';
import { loadEnvironments } from '../../config/file/load.js';
import { tierTable } from '../../config/resolve/tier-table.js';
import { settingPaths } from '../../config/schema/schema-index.js';
import { isBlock } from '../../config/schema/setting-path.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { explain } from './explain.js';

/** Settings with the block that they were put into. */
interface Split {
  readonly own: Record<string, unknown>;
  readonly shared: Record<string, unknown>;
}

/** Every second block of settings goes under `defaults`; what has to stand together stays together. */
function split(config: object): Split {
  const entries = Object.entries(config);
  const part = (wanted: number) => Object.fromEntries(entries.filter((_, at) => at % 2 === wanted));
  return { own: part(0), shared: part(1) };
}

/** Where the text has each setting, by the indentation of its lines alone: `database.multiAz` → 12. */
function linesIn(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const above: string[] = [];
  let inText = -1;
  for (const [at, line] of text.split('\n').entries()) {
    const indent = line.search(/\S/);
    if (inText >= 0 && (indent > inText || indent === -1)) continue;
    inText = -1;
    const key = /^ *"?([^\s":]+)"?:(.*)$/.exec(line);
    if (key === null || line.trimStart().startsWith('- ')) continue;
    above.splice(indent / 2, above.length, key[1] ?? '');
    if (/[|>][-+0-9]*$/.test(key[2] ?? '')) inText = indent;
    lines.set(above.join('.'), at + 1);
  }
  return lines;
}

const leaves = (value: unknown, path: string): readonly string[] =>
  isBlock(value) && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
    : [path];

/** What the tier would say anyway, written out. */
function writtenOut(): object {
  const config: Record<string, unknown> = {};
  for (const [name, [, , value]] of Object.entries(tierTable)) {
    const keys = name.split('.');
    const block = keys.slice(0, -1).reduce<Record<string, unknown>>((outer, key) => {
      const inner = isBlock(outer[key]) ? outer[key] : {};
      outer[key] = inner;
      return inner;
    }, config);
    block[keys.at(-1) ?? ''] = value;
  }
  return config;
}

const variants = [
  ...everyOption,
  { name: 'all that its tier says written out', environment: 'prod', config: writtenOut() },
  {
    name: 'a state in a bucket',
    environment: 'dev',
    config: {
      aws: { region: 'eu-west-1', accountId: '111122223333' },
      backend: {
        ...{ type: 's3', bucket: 'states-of-orders', region: 'eu-west-1', keyPrefix: 'orders' },
        ...{
          kmsKeyArn: `arn:aws:kms:eu-west-1:111122223333:key/${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`,
        },
        bucketOwner: '111122223333',
      },
    },
  },
  {
    name: 'a state behind another backend',
    environment: 'dev',
    config: {
      backend: {
        ...{ type: 'http', config: { address: 'http://states.internal/orders' } },
        insecureReason: 'It listens on loopback alone.',
      },
    },
  },
];

const context = { cwd: '/nowhere', env: {}, emit: () => {}, interrupt: neverInterrupted() };
const suffix = 'env-001';
const seen = new Set<string>();

it.each(variants.map((one) => [one.name, one] as const))(
  'of an environment with %s is what the text says',
  (_name, { environment, config }) => {
    const { own: ofOwn, shared } = split(config);
    const text = stringify({
      version: 1,
      defaults: shared,
      environments: { [suffix]: { environment, ...ofOwn } },
    });
    const lines = linesIn(text);
    // The text is read as it was meant: every leaf of it has a line.
    const isThere = (prefix: string, path: string) => lines.has(`${prefix}${path}`);
    expect(
      leaves(parse(text).defaults, '').filter((path) => path !== '' && !isThere('defaults.', path)),
    ).toEqual([]);
    const loaded = loadEnvironments('/nowhere/environments.yaml', { text });
    const [one] = loaded.environments;
    const all = one && explain(context, { loaded, environment: one });
    if (all?.kind !== 'block') throw new Error('The whole environment is a block.');
    for (const { setting, origin } of all.settings) {
      const own = (name: string) => lines.get(`environments.${suffix}.${name}`);
      // Where no tier is written it comes from the name.
      const inOwn = own(setting) ?? (setting === 'tier' ? own('environment') : undefined);
      const inShared = lines.get(`defaults.${setting}`);
      const { source, line } = origin.decidedBy;
      const said = `${setting} is said by ${source} in line ${line}\n${text}`;
      if (inOwn !== undefined) expect([source, line], said).toEqual(['environment', inOwn]);
      else if (inShared !== undefined) expect([source, line], said).toEqual(['defaults', inShared]);
      else {
        expect(['tier', 'product'], said).toContain(source);
        expect(line, said).toBeNull();
      }
      if (inOwn !== undefined || inShared !== undefined) seen.add(setting);
    }
  },
);

it('was seen of every setting in an environment or in the defaults', () => {
  const blocks = settingPaths().filter((path) =>
    settingPaths().some((other) => other.startsWith(`${path}.`)),
  );
  const wanted = settingPaths().filter((path) => !blocks.includes(path));
  expect(
    wanted.filter((path) => ![...seen].some((one) => one === path || one.startsWith(`${path}.`))),
  ).toEqual([]);
});
