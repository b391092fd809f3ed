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

/** Signs that are left for the texts of one input: what is larger is refused by its size alone, and the generator could not write it. */
interface Room {
  left: number;
}

/** JSON that a grammar makes, a few members of it amplified: wide, deep, or long. */
export function grown(chance: Chance, depth = 0, room: Room = { left: 3_000_000 }): unknown {
  const size = depth > 5 ? 0 : chance.below(chance.of([2, 4, 7]));
  const text = (times: number) => {
    const one = chance.of(texts);
    room.left -= one.length * times;
    return room.left < 0 ? '' : one.repeat(times);
  };
  switch (chance.below(depth > 5 ? 4 : 8)) {
    case 0:
      return chance.of([null, true, false, 0, -1, 1e308]);
    case 1:
    case 2:
      return text(1);
    case 3:
      return text(chance.of([1, 1, 5, 2_000]));
    case 4:
      return Array.from({ length: chance.of([size, size, 3_000]) }, () => text(1));
    case 5:
      return Array.from({ length: size }, () => grown(chance, depth + 1, room));
    case 6: {
      let inner: unknown = text(1);
      for (let level = chance.of([3, 90, 500, 4_000]); level > 0; level--)
        inner = level % 2 === 0 ? [inner] : { [chance.of(words)]: inner };
      return inner;
    }
    default:
      return Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `${chance.of(words)}${index}`,
          grown(chance, depth + 1, room),
        ]),
      );
  }
}
