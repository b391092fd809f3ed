import type { Chance } from './chance.js';

const words = [
  'name',
  'value',
  'tags',
  'policy',
  'ingress',
  'locals',
  'for_each',
  'content',
  'dynamic',
  'instances',
  'attributes',
  'change',
  'actions',
  'after',
  '__proto__',
  '',
] as const;
const texts = [
  '${local.a}',
  '${local.a}${local.b}',
  '${var.a}',
  '${aws_db_instance.a.id}',
  '%{ if x }',
  '$${',
  '*',
  '0.0.0.0/0',
  'aws_db_instance.a',
  'create',
  '\u0000',
  '{"Statement":[{"Effect":"Allow","Action":"*"}]}',
] as const;

/** JSON that a grammar makes, a few members of it amplified: wide, deep, or long. */
export function grown(chance: Chance, depth = 0): unknown {
  const size = depth > 5 ? 0 : chance.below(chance.of([2, 4, 7]));
  switch (chance.below(depth > 5 ? 4 : 8)) {
    case 0:
      return chance.of([null, true, false, 0, -1, 1e308]);
    case 1:
    case 2:
      return chance.of(texts);
    case 3:
      return chance.of(texts).repeat(chance.of([1, 1, 5, 2_000]));
    case 4:
      return Array.from({ length: chance.of([size, size, 3_000]) }, () => chance.of(texts));
    case 5:
      return Array.from({ length: size }, () => grown(chance, depth + 1));
    case 6: {
      let inner: unknown = chance.of(texts);
      for (let level = chance.of([3, 90, 500, 4_000]); level > 0; level--)
        inner = level % 2 === 0 ? [inner] : { [chance.of(words)]: inner };
      return inner;
    }
    default:
      return Object.fromEntries(
        Array.from({ length: size }, (_, index) => [`${chance.of(words)}${index}`, grown(chance, depth + 1)]),
      );
  }
}
