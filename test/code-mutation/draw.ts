import type { Mutant } from './mutant.js';

/** Numbers from 0 to 1 that the seed alone decides (mulberry32). */
function randomFrom(seed: string): () => number {
  let state = [...seed].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619),
    2_166_136_261,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((again ^ (again >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The mutants in an order that the seed decides, one operator after the other and no place twice. */
export function drawn(mutants: readonly Mutant[], seed: string): readonly Mutant[] {
  const random = randomFrom(seed);
  const shuffled = mutants
    .map((mutant) => ({ mutant, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ mutant }) => mutant);
  const once = [
    ...new Map(shuffled.map((mutant) => [`${mutant.file}:${mutant.start}-${mutant.end}`, mutant])).values(),
  ];
  const turns = new Map<string, number>();
  return once
    .map((mutant) => {
      const turn = turns.get(mutant.operator) ?? 0;
      turns.set(mutant.operator, turn + 1);
      return { mutant, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ mutant }) => mutant);
}
