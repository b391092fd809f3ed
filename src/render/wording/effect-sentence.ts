import type { Effect } from '../../resources/effect.js';

/** What an effect does and how long it takes. Of what is made anew the effect may be another one, and so is the time. */
export function effectWords(
  { does, takes, inNew = does }: Effect,
  isReplaced: boolean,
): Pick<Effect, 'does' | 'takes'> {
  if (isReplaced) return { does: inNew };
  return takes === undefined ? { does } : { does, takes };
}

/** What an effect means in one line: `downtime: restarts on the other class; takes some minutes`. */
export function effectSentence(effect: Effect, isReplaced = false): string {
  const { does, takes } = effectWords(effect, isReplaced);
  const word = effect.gravity === 'none' || isReplaced ? '' : `${effect.gravity}: `;
  return `${word}${does}${takes === undefined ? '' : `; takes ${takes}`}`;
}
