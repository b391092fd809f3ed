import { expect, it } from 'vitest';
import { changeOfAlb } from '../../../test/fixtures/change-of-alb.js';
import type { Change, ChangedAttribute } from '../change.js';
import { downtimesIn } from './downtimes.js';

const page = 'https://aws.test';
const value = (of: unknown) => ({ kind: 'value', value: of }) as const;
const attribute = (more: Partial<ChangedAttribute>): ChangedAttribute => ({
  ...{ path: 'a', before: value(1), after: value(2), forcesReplacement: false },
  ...{ effect: undefined, gravity: 'none', ...more },
});
const down = (address: string, more: Partial<Change> = {}): Change =>
  changeOfAlb({ address, kind: 'update', gravity: 'downtime', ...more });
const away = (address: string, more: Partial<Change> = {}): Change => {
  const effects = [{ gravity: 'downtime', does: 'is away', page } as const];
  return down(address, { kind: 'replace', gravity: 'replacement', effects, ...more });
};
const about = (address: string) => [{ gravity: 'downtime', does: 'closes', page, about: [address] } as const];
const setting = (name: string, line: number | null = 3) =>
  ({ name, source: 'environment', file: '/e.yaml', line }) as const;
const told = (...changes: readonly Change[]) =>
  downtimesIn(changes).map(({ first, parts }) => ({
    first: first.map(({ address }) => address),
    parts: parts.map(({ address }) => address),
  }));

it('changes that have nothing to do with each other are downtimes of their own, and those without one are none', () => {
  expect(told(down('a'), down('b'), down('c', { gravity: 'access' }))).toEqual([
    { first: ['a'], parts: [] },
    { first: ['b'], parts: [] },
  ]);
  expect(told(away('a', { kind: 'create' }))).toEqual([]);
});

it('what follows another one belongs to its downtime, through changes between them too', () => {
  const listener = away('listener', {
    attributes: [attribute({ forcesReplacement: true, follows: ['lb'] })],
  });
  expect(told(listener, away('lb'))).toEqual([{ first: ['lb'], parts: ['listener'] }]);
  const template = down('template', {
    gravity: 'instance-refresh',
    attributes: [attribute({ follows: ['database'] })],
  });
  const group = down('group', {
    resourceType: 'aws_autoscaling_group',
    attributes: [attribute({ follows: ['template'] })],
  });
  const all = [group, template, away('database'), away('another')];
  expect(told(...all)).toEqual([
    { first: ['database'], parts: ['group'] },
    { first: ['another'], parts: [] },
  ]);
});

it('what names another one, or names the same as another one, belongs to it', () => {
  expect(told(down('rule', { effects: about('tg') }), away('tg'))).toEqual([
    { first: ['tg'], parts: ['rule'] },
  ]);
  expect(told(down('in', { effects: about('tg') }), down('out', { effects: about('tg') }))).toEqual([
    { first: ['in'], parts: ['out'] },
  ]);
});

it('what one setting of the file makes is one downtime, and a default is no such setting', () => {
  const set = (line: number | null) => ({
    attributes: [attribute({ settings: [setting('app.port', line)] })],
  });
  expect(told(down('a', set(3)), down('b', set(3)))).toEqual([{ first: ['a'], parts: ['b'] }]);
  expect(told(down('a', set(null)), down('b', set(null)))).toHaveLength(2);
  const beside = attribute({ settings: [setting('tags.Owner')] });
  const grave = (name: string) => attribute({ gravity: 'downtime', settings: [setting(name)] });
  expect(
    told(down('a', { attributes: [grave('x'), beside] }), down('b', { attributes: [grave('y'), beside] })),
  ).toHaveLength(2);
});

it('two that are made anew begin one downtime where one group waits for both', () => {
  const group = down('group', {
    resourceType: 'aws_autoscaling_group',
    effects: [...about('database'), ...about('tg')],
  });
  expect(told(away('database'), away('tg'), group)).toEqual([
    { first: ['database', 'tg'], parts: ['group'] },
  ]);
});

it('ends where changes follow each other in a circle', () => {
  const round = (address: string, other: string) =>
    down(address, { attributes: [attribute({ follows: [other] })] });
  expect(told(round('a', 'b'), round('b', 'a'))).toEqual([{ first: ['a'], parts: ['b'] }]);
});

it('of an environment that goes as a whole there is none', () => {
  expect(told(down('a', { kind: 'destroy' }), down('b', { kind: 'destroy' }))).toEqual([]);
});
