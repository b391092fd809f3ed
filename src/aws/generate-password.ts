import { randomInt } from 'node:crypto';

const length = 32;

/** RDS refuses the slash, the double quote, the at sign and the space; what shells and URLs take amiss is left out too. */
const classes = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!#*+-.=_~'];

/** A password for RDS: 32 characters from the system's random source, at least one of each class. */
export function generatePassword(): string {
  const all = classes.join('');
  const characters = [...classes, ...Array.from({ length: length - classes.length }, () => all)].map(pick);
  // Fisher–Yates: otherwise the first four would tell their class.
  for (let last = characters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? ''];
  }
  return characters.join('');
}

function pick(from: string): string {
  return from.charAt(randomInt(from.length));
}
