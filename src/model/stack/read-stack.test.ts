import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Element } from '../element.js';
import type { Model } from '../model.js';
import { isUnknown, type Unknown } from '../value.js';
import { readStack, readStackParts } from './read-stack.js';

function at(model: Model, address: string): Element {
  const element = model.byAddress(address);
  if (element === undefined) throw new Error(`${address} is not in the model.`);
  return element;
}

const readA = (attributes: object, rest: object = {}) =>
  at(readStack({ resource: { aws_x: { a: attributes } }, ...rest }), 'aws_x.a');
const unknownOf = (element: Element, name: string): Unknown => {
  const value = element.values[name];
  if (!isUnknown(value)) throw new Error(`${name} is known.`);
  return value;
};
const pointing = (element: Element) =>
  element.references.map(({ path, address, attribute }) => `${path}: ${address} ${attribute}`.trim());

describe('the blocks of Terraform JSON', () => {
  it('may be lists wherever they may be objects', () => {
    const model = readStackParts([
      {
        stack: [
          { resource: [{ aws_x: { a: [{ n: 1 }] } }, { aws_x: [{ b: { n: 2 } }], '//': { c: {} } }, null] },
          { provider: [{ aws: {} }, { aws: [{ alias: 'west' }, { alias: 'east' }] }] },
          { terraform: [{ backend: [{ s3: { bucket: 'state' } }] }], data: { aws_y: 'nothing' } },
        ],
      },
    ]);
    expect(model.elements.map(({ address }) => address)).toEqual([
      'aws_x.a',
      'aws_x.b',
      'provider.aws',
      'provider.aws.east',
      'provider.aws.west',
      'stack',
      'terraform.backend.s3',
    ]);
    expect(at(model, 'aws_x.b').values).toEqual({ n: 2 });
  });

  it('are put together from several files, overrides last', () => {
    const model = readStackParts([
      { file: 'a_override.tf.json', stack: { resource: { aws_x: { a: { m: 3 }, c: { m: 4 } } } } },
      {
        file: 'a.tf.json',
        stack: { resource: { aws_x: { a: { n: '${local.n}', m: 2 } } } },
        lineOf: () => 7,
      },
      { file: 'b.tf.json', stack: { locals: { n: '${var.n}' }, variable: { n: { default: 5 } } } },
    ]);
    expect(at(model, 'aws_x.a')).toMatchObject({ values: { n: 5, m: 3 }, file: 'a.tf.json', line: 7 });
    expect(at(model, 'aws_x.c')).toMatchObject({
      values: { m: 4 },
      file: 'a_override.tf.json',
      line: undefined,
    });
  });

  it('name their provider', () => {
    expect(readA({ provider: 'aws.west' }).provider).toBe('provider.aws.west');
    expect(readA({ provider: '${aws.west}' }).provider).toBe('provider.aws.west');
    expect(readA({}).provider).toBe('provider.aws');
  });

  it('may be comments', () => {
    expect(readA({ '//': '${local.a}', b: { '//': 'no', c: 1 } })).toMatchObject({
      values: { b: { c: 1 } },
      references: [],
    });
  });
});

describe('the values of a stack', () => {
  const rest = {
    locals: { text: 'a', list: ['b', { key: 'c' }], map: { 'a-b': 'd' }, lost: '${aws_y.y.id}' },
    variable: { set: { default: 'e' }, open: {}, nothing: { default: null } },
  };

  it.each([
    ['${local.text}-${var.set}', 'a-e'],
    ['${local.list[0]}', 'b'],
    ['${local.list[1].key}', 'c'],
    ['${local.list.0}', 'b'],
    ['${local.map["a-b"]}', 'd'],
    ['${local.map.a-b}', 'd'],
    ['${"quoted"}', 'quoted'],
    ['${12}', 12],
    ['${true}', true],
    ['${false}', false],
    ['${null}', null],
    ['${var.nothing}', null],
    ['$${HOME} {x}', '${HOME} {x}'],
    ['#{host}', '#{host}'],
  ])('%s is %j', (text, expected) => {
    expect(readA({ v: text }, rest).values.v).toEqual(expected);
  });

  it.each([
    ['${var.open}', ['var.open'], '${var.open}'],
    ['${local.none}', ['local.none'], '${local.none}'],
    ['${local.map.none}', [], '${local.map.none}'],
    ['${local.text.deeper}', [], '${local.text.deeper}'],
    ['${local.lost}', ['aws_y.y'], '${aws_y.y.id}'],
    ['x-${local.lost}-${local.text}', ['aws_y.y'], 'x-${aws_y.y.id}-a'],
    ['%{ if aws_y.y.on }b%{ endif }', ['aws_y.y'], '%{ if aws_y.y.on }b%{ endif }'],
    ['list: ${local.list}', [], 'list: ${local.list}'],
    ['${jsonencode({ a = { b = aws_y.y.id } })}', ['aws_y.y'], '${jsonencode({ a = { b = aws_y.y.id } })}'],
    ['${base64encode(local.text)}', [], '${base64encode("a")}'],
    ['${base64encode(local.lost)}', ['aws_y.y'], '${base64encode("${aws_y.y.id}")}'],
    ['${f(local.list, local.none)}', ['local.none'], '${f(local.list, local.none)}'],
  ])('%s is unknown, with what it refers to', (text, references, quoted) => {
    const unknown = unknownOf(readA({ v: text }, rest), 'v');
    expect(unknown.references.map(({ address }) => address)).toEqual(references);
    expect(unknown.text).toBe(quoted);
  });
});

describe('repetitions in a stack', () => {
  it('make the name of a dynamic block unknown, and say where it points', () => {
    const element = readA({
      for_each: '${aws_y.y}',
      of: '${each.value.id}-${each.key}',
      rule: [{ port: 1 }],
      dynamic: [
        {
          group: {
            for_each: '${aws_z.z}',
            iterator: 'it',
            content: { id: '${it.value.id}', port: '${it.key}' },
          },
        },
        { rule: [{ for_each: ['${aws_w.w.id}'], content: [{ id: '${rule.value}' }] }], '//': 'no' },
      ],
    });
    expect(pointing(element)).toEqual([
      'for_each: aws_y.y',
      'of: aws_y.y id',
      'group: aws_z.z',
      'group.id: aws_z.z id',
      'rule[0]: aws_w.w id',
      'rule.id: aws_w.w',
    ]);
    expect(unknownOf(element, 'group').references).toHaveLength(2);
    expect(element.blocks('rule')).toBeUndefined();
    // One that is written beside stays known.
    expect(element.get('rule[0].port')).toEqual({ state: 'known', value: 1 });
    expect(element.blocks('dynamic.group.content')).toHaveLength(1);
    expect(element.get('dynamic.rule.content.id').state).toBe('unknown');
  });

  it('are found in blocks too', () => {
    const element = readA({
      list: [{ size: 1 }, { dynamic: { volume: { for_each: ['a'], content: { size: 2 } } } }],
      one: { dynamic: [{ volume: { for_each: ['a'], content: { size: 3 } } }] },
    });
    expect(element.get('one.volume.size').state).toBe('unknown');
    expect(element.get('one.dynamic.volume.content.size')).toEqual({ state: 'known', value: 3 });
    expect(element.blocks('list')?.map((block) => block.get('volume').state)).toEqual(['absent', 'unknown']);
  });

  it('are one element, which references with an index reach', () => {
    const model = readStack({
      resource: {
        aws_y: { y: { count: 2 } },
        aws_x: { a: { of: '${aws_y.y[1].id}', all: '${aws_y.y[*].id}' } },
      },
    });
    for (const path of ['of', 'all'])
      expect(model.follow(at(model, 'aws_x.a'), path)).toMatchObject({
        elements: [{ address: 'aws_y.y' }],
        unresolved: false,
      });
  });
});

describe('no stack is too much', () => {
  it('locals that lead to each other end', () => {
    const model = readA(
      { v: '${local.a}', w: 'x ${f(local.b)}', own: '${var.v}' },
      {
        locals: { a: '${local.b}', b: 'y${local.a}${aws_y.y.id}', __proto__: null },
        variable: { v: { default: '${var.v}' } },
      },
    );
    expect(unknownOf(model, 'v').references.map(({ address }) => address)).toContain('aws_y.y');
    expect(isUnknown(model.values.own)).toBe(true);
  });

  it('locals that double each other stay small', () => {
    const names = Array.from({ length: 300 }, (_, index) => index);
    const locals = Object.fromEntries(
      names.map((index) => [`l${index}`, `\${local.l${index + 1}}\${f(local.l${index + 1})}\${aws_y.y.id}`]),
    );
    const unknown = unknownOf(
      readA({ v: '${local.l0}', w: '${f(local.l1)}' }, { locals: { ...locals, l300: 'a' } }),
      'v',
    );
    expect(unknown.text?.length).toBeLessThan(500_000);
  });

  it('values nested without end are cut off', () => {
    const nested = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    const objects = JSON.parse(`${'{"a":'.repeat(5000)}"\${local.a}"${'}'.repeat(5000)}`);
    const element = readA(
      { nested, objects, dynamic: { x: { for_each: nested, content: objects } } },
      { locals: { a: objects } },
    );
    expect(JSON.stringify(element.values).length).toBeLessThan(2000);
  });

  it('names of the language itself are names like others', () => {
    const stack = JSON.parse(
      '{"resource": {"__proto__": {"constructor": {"__proto__": "${local.__proto__}", "x": "${var.constructor}"}}}, "locals": {"__proto__": "a"}, "provider": {"__proto__": {}}}',
    );
    const model = readStack(stack);
    expect(at(model, '__proto__.constructor').get('__proto__')).toEqual({ state: 'known', value: 'a' });
    expect(model.byAddress('constructor')).toBeUndefined();
    expect(model.ofType('constructor')).toEqual([]);
  });

  it('whatever it holds, it is read and can be followed', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom(
            '${',
            '%{',
            '}',
            '"',
            '$',
            '[',
            ']',
            'local.a',
            'var.b',
            '.',
            'aws_x.y',
            'each.value',
            '\\',
            ' ',
            '*',
          ),
          { maxLength: 12 },
        )
        .map((parts) => parts.join('')),
    );
    const key = fc.oneof(
      fc.constantFrom('a', 'b', 'dynamic', 'for_each', 'content', '//', '__proto__', 'provider', 'default'),
      fc.string(),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 3 }),
      object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    }));
    const types = [
      'resource',
      'data',
      'ephemeral',
      'locals',
      'variable',
      'output',
      'module',
      'provider',
      'terraform',
    ];
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...types),
          fc.oneof(value, fc.dictionary(key, fc.dictionary(key, value))),
        ),
        (stack) => {
          const model = readStack(stack);
          for (const element of model.elements)
            for (const path of [...Object.keys(element.values), 'a.b', 'a[0].b']) {
              model.follow(element, path);
              element.get(path);
              expect(
                model.referring(element, { type: element.type, path }).elements.length,
              ).toBeGreaterThanOrEqual(0);
            }
        },
      ),
      { numRuns: 200 },
    );
  });
});
