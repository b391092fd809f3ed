import type { Effect } from '../../resources/effect.js';

/** What an effect means in one line: `downtime: restarts on the other class; takes some minutes`. Of what is made anew the time is another one. */
export function effectSentence({ gravity, does, takes, inNew = does }: Effect, isReplaced = false): string {
  const word = gravity === 'none' || isReplaced ? '' : `${gravity}: `;
  return `${word}${isReplaced ? inNew : does}${takes === undefined || isReplaced ? '' : `; takes ${takes}`}`;
}
