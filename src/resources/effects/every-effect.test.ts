import { expect, it } from 'vitest';
import { type Effect, notKnown } from '../effect.js';
import { resourceTypes } from '../index.js';

const pageOf = ({ page }: Pick<Effect, 'page'>) =>
  new URL(page).pathname.split('/').at(-1) + new URL(page).hash;

const told = ({ gravity, protection, takes, does, inNew, endsWith, ...rest }: Effect) =>
  [
    [gravity, protection && `protection ${protection}`, endsWith && `ends with ${endsWith}`]
      .filter(Boolean)
      .join(', '),
    `${does}${takes === undefined ? '' : ` (${takes})`}${inNew === undefined ? '' : ` (anew: ${inNew})`}`,
    pageOf(rest),
  ].join(' | ');

/** Values between which an attribute may change: of what cannot be told, of switches, numbers and lists. */
const changes: readonly (readonly [unknown, unknown])[] = [
  [notKnown, notKnown],
  [true, false],
  [false, true],
  [7, 1],
  [1, 7],
  [[1, 2], [1]],
  [[1], [1, 2]],
];

/** What is said of an attribute, each sentence once. */
function ofAttribute(effect: Effect | ((before: unknown, after: unknown, key?: string) => Effect)): string[] {
  if (typeof effect !== 'function') return [told(effect)];
  return [...new Set(changes.map(([before, after]) => told(effect(before, after))))];
}

it('what a change means, of each attribute and of what comes or goes, is changed on purpose only', async () => {
  const table = resourceTypes.flatMap(
    ({ type, effects = {}, presence, absence = presence, away, former = {} }) =>
      [
        ...(presence === undefined ? [] : [` comes: ${told(presence)}`]),
        ...(absence === undefined ? [] : [` goes: ${told(absence)}`]),
        ...(away === undefined ? [] : [` away: ${told({ gravity: 'downtime', ...away })}`]),
        ...Object.entries(former).map(([name, effect]) => ` former ${name}: ${told(effect)}`),
        ...Object.entries(effects).flatMap(([name, effect]) =>
          ofAttribute(effect).map((text) => `.${name}: ${text}`),
        ),
      ].map((line) => `${type}${line}\n`),
  );
  await expect(table.join('')).toMatchFileSnapshot('../../../test/fixtures/effects.txt');
});
