import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesOf } from './attribute-diff.js';

interface Said {
  readonly unknown?: unknown;
  readonly beforeSensitive?: unknown;
  readonly afterSensitive?: unknown;
}
const diff = (before: unknown, after: unknown, said: Said = {}) =>
  differencesOf({
    ...{ before, after, unknown: undefined, beforeSensitive: undefined, afterSensitive: undefined },
    ...said,
  }).map((one) => [one.path.join('.'), text(one.before), text(one.after)]);
const text = (side: { readonly kind: string; readonly value?: unknown }) =>
  side.kind === 'value' ? JSON.stringify(side.value) : side.kind;

describe('the differences of two values', () => {
  it('are named by their attributes, also in blocks', () => {
    expect(
      diff(
        { port: 80, name: 'a', health: [{ path: '/' }] },
        { port: 81, name: 'a', health: [{ path: '/ok' }] },
      ),
    ).toEqual([
      ['health.0.path', '"/"', '"/ok"'],
      ['port', '80', '81'],
    ]);
  });

  it('a list of plain values is one difference', () => {
    expect(diff({ subnets: ['a', 'b'] }, { subnets: ['a', 'c'] })).toEqual([
      ['subnets', '["a","b"]', '["a","c"]'],
    ]);
  });

  it('blocks that are on both sides are none, in whatever order a provider lists them', () => {
    const [one, two, three] = [{ port: 1 }, { port: 2 }, { port: 3 }];
    expect(diff({ rule: [one, two] }, { rule: [two, one] })).toEqual([]);
    expect(diff({ rule: [one, two] }, { rule: [two, three] })).toEqual([['rule.1.port', '1', '3']]);
    expect(diff({ rule: [one] }, { rule: [one, two] })).toEqual([['rule.1.port', 'absent', '2']]);
    expect(diff({ rule: [one] }, { rule: [] })).toEqual([['rule.0.port', '1', 'absent']]);
  });

  it('blocks are paired by what tells them apart, and named by it', () => {
    const tag = (key: string, value: string) => ({ key, value, propagate_at_launch: true });
    const before = { tag: [tag('Name', 'a'), tag('Owner', 'x'), tag('Team', 't')] };
    const after = { tag: [tag('Team', 't'), tag('Cost', '1'), tag('Owner', 'y')] };
    expect(diff(before, after)).toEqual([
      ['tag.1.key', 'absent', '"Cost"'],
      ['tag.1.propagate_at_launch', 'absent', 'true'],
      ['tag.1.value', 'absent', '"1"'],
      ['tag.2.value', '"x"', '"y"'],
      ['tag.0.key', '"Name"', 'absent'],
      ['tag.0.propagate_at_launch', 'true', 'absent'],
      ['tag.0.value', '"a"', 'absent'],
    ]);
    const sides = { before, after, unknown: undefined, beforeSensitive: undefined };
    const labels = (afterSensitive: unknown) =>
      differencesOf({ ...sides, afterSensitive }).map(({ label }) => label);
    expect(labels(undefined)).toContain('tag[Owner].value');
    expect(labels({ tag: [{}, { key: true }] }).join()).not.toMatch(/Owner|Cost/);
    expect(labels({ tag: true })).toEqual(['tag']);
  });

  it('null is as good as nothing', () => {
    expect(diff({ key: null }, { key: 'x' })).toEqual([['key', 'absent', '"x"']]);
    expect(diff({ key: 'x' }, {})).toEqual([['key', '"x"', 'absent']]);
  });

  it('what is known after the apply says so, also deep inside', () => {
    expect(diff({ arn: 'a' }, {}, { unknown: { arn: true } })).toEqual([['arn', '"a"', 'unknown']]);
    expect(diff({ a: [{ id: 'x', n: 1 }] }, { a: [{ n: 1 }] }, { unknown: { a: [{ id: true }] } })).toEqual([
      ['a.0.id', '"x"', 'unknown'],
    ]);
    expect(diff({ ids: ['a'] }, { ids: [null] }, { unknown: { ids: [true] } })).toEqual([
      ['ids', '["a"]', 'unknown'],
    ]);
  });
});

describe('a secret', () => {
  it('that either side marks is not in the difference, nor in what is around it', () => {
    const [before, after] = [{ a: { key: 'canary', n: 1 } }, { a: { key: 'canary2', n: 1 } }];
    expect(diff(before, after, { beforeSensitive: { a: { key: true } } })).toEqual([
      ['a.key', 'sensitive', 'sensitive'],
    ]);
    expect(diff(before, after, { afterSensitive: { a: true } })).toEqual([['a', 'sensitive', 'sensitive']]);
    expect(diff({}, { list: ['canary'] }, { afterSensitive: { list: [true] } })).toEqual([
      ['list', 'absent', 'sensitive'],
    ]);
    expect(diff(before, null, { beforeSensitive: true })).toEqual([['', 'sensitive', 'absent']]);
  });

  it('that only its name tells is not there either', () => {
    expect(
      diff({ environment: { DB_PASSWORD: 'canary' } }, { environment: { DB_PASSWORD: 'canary2' } }),
    ).toEqual([['environment.DB_PASSWORD', 'sensitive', 'sensitive']]);
    expect(diff({ env: [] }, { env: [{ auth_token: 'canary' }] })).toEqual([
      ['env.0.auth_token', 'absent', 'sensitive'],
    ]);
    expect(diff({ list: ['a'] }, { list: ['a', { password: 'canary' }] })).toEqual(
      [['list', 'sensitive', 'sensitive']].map(([path, , after]) => [path, '["a"]', after]),
    );
  });

  it('that stands under the name of a pair, in a text of JSON or in an address is not there either', () => {
    const pair = (value: string) => ({ env: [{ name: 'DB_PASSWORD', value }] });
    const text = (value: string) => ({
      definitions: JSON.stringify([{ environment: [{ name: 'API_TOKEN', value }] }]),
    });
    const inner = (value: string) => ({ config: JSON.stringify({ db: { password: value } }) });
    const address = (value: string) => ({ url: `postgres://app:${value}@db/x` });
    for (const of of [pair, text, inner, address]) {
      const found = JSON.stringify(diff(of('canary'), of('canary2')));
      expect(found).toContain('sensitive');
      expect(found).not.toContain('canary');
    }
  });

  it('is no policy that speaks of secrets, and no plain pair', () => {
    const policy = (Action: string) => ({
      policy: JSON.stringify({
        Action,
        Condition: { StringEquals: { 'secretsmanager:ResourceTag/a': 'b' } },
      }),
    });
    expect(JSON.stringify(diff(policy('a'), policy('b')))).not.toContain('sensitive');
    const pair = (value: string) => ({ env: [{ name: 'PORT', value }] });
    expect(diff(pair('80'), pair('81'))).toEqual([['env.0.value', '"80"', '"81"']]);
  });

  it('is not what only says where one is, or how it is handled', () => {
    expect(
      diff(
        { secret_arn: 'a', password_wo_version: 1, http_tokens: 'optional' },
        { secret_arn: 'b', password_wo_version: 2, http_tokens: 'required' },
      ),
    ).toEqual([
      ['http_tokens', '"optional"', '"required"'],
      ['password_wo_version', '1', '2'],
      ['secret_arn', '"a"', '"b"'],
    ]);
  });

  it('of any shape is nowhere in the differences', () => {
    const marked = fc.constant('canary');
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        marked,
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
      ),
    }));
    const mark = (one: unknown): unknown => {
      if (one === 'canary') return true;
      if (Array.isArray(one)) return one.map(mark);
      if (typeof one === 'object' && one !== null)
        return Object.fromEntries(Object.entries(one).map(([name, part]) => [name, mark(part)]));
      return false;
    };
    fc.assert(
      fc.property(value, value, (before, after) => {
        const found = differencesOf({
          before,
          after,
          unknown: undefined,
          beforeSensitive: mark(before),
          afterSensitive: mark(after),
        });
        expect(JSON.stringify(found)).not.toContain('canary');
      }),
    );
  });
});

it('two values that are equal have no difference, and others have one', () => {
  fc.assert(
    fc.property(fc.object(), fc.object(), (one, other) => {
      const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
      expect(diff(plain(one), plain(one))).toEqual([]);
      const isSame = JSON.stringify(plain(one)) === JSON.stringify(plain(other));
      if (!isSame && Object.keys(one).join() !== Object.keys(other).join())
        expect(diff({ x: 1, ...one }, { y: 1, ...other })).not.toEqual([]);
    }),
  );
});
