import { describe, expect, it } from 'vitest';
import { changeOfAlb } from '../../../../test/fixtures/change-of-alb.js';
import type { Change, ChangedAttribute } from '../../../changes/change.js';
import type { Effect } from '../../../resources/effect.js';
import { planVerdict } from '../../wording/plan-verdict.js';

/** So many changes that are alike, `aws_x.0` and so on. */
const several = (count: number, more: Partial<Change>): readonly Change[] =>
  Array.from({ length: count }, (_, at) => changeOfAlb({ address: `aws_x.${at}`, kind: 'update', ...more }));
const effect = (more: Partial<Effect> = {}): Effect => ({
  ...{ gravity: 'none', does: 'x', page: 'https://aws.test' },
  ...more,
});
const attribute = (path: string, more: Partial<ChangedAttribute> = {}): ChangedAttribute => ({
  ...{ path, before: { kind: 'absent' }, after: { kind: 'unknown' }, forcesReplacement: false },
  ...{ effect: undefined, gravity: 'none' },
  ...more,
});
const goes = { gravity: 'data-loss', losesData: true } as const;

describe('the verdict of a plan', () => {
  it.each<[one: string, two: string, change: Partial<Change>]>([
    [
      'replaces 1 resource without data',
      'replaces 2 resources without data',
      { kind: 'replace', gravity: 'replacement' },
    ],
    ['1 change with downtime', '2 changes with downtime', { gravity: 'downtime' }],
    ['1 change with a restart', '2 changes with a restart', { gravity: 'restart' }],
    ['1 instance refresh', '2 instance refreshes', { gravity: 'instance-refresh' }],
    ['1 rotation', '2 rotations', { gravity: 'rotation', kind: 'rotate' }],
    ['changes access at 1 resource', 'changes access at 2 resources', { gravity: 'access' }],
    ['1 change of unknown effect', '2 changes of unknown effect', { gravity: 'unknown' }],
    [
      'loses the data of 1 resource that it replaces',
      'loses the data of 2 resources that it replaces',
      { ...goes, kind: 'replace' },
    ],
    [
      'loses the data of 1 resource that it deletes',
      'loses the data of 2 resources that it deletes',
      { ...goes, kind: 'destroy' },
    ],
    ['1 change that loses data', '2 changes that lose data', { gravity: 'data-loss' }],
    [
      'replaces 1 resource that AWS deletes only while it is empty',
      'replaces 2 resources that AWS deletes only while they are empty',
      { ...goes, onlyEmpty: true, kind: 'replace' },
    ],
    [
      'deletes 1 resource, which AWS does only while it is empty',
      'deletes 2 resources, which AWS does only while they are empty',
      { ...goes, onlyEmpty: true, kind: 'destroy' },
    ],
    [
      'turns off or lowers 1 protection',
      'turns off or lowers 2 protections',
      { effects: [effect({ protection: 'less' })] },
    ],
  ])('counts one and several: %s', (one, two, change) => {
    expect(planVerdict(several(1, change))).toBe(`${one} (aws_x.0)`);
    expect(planVerdict(several(2, change))).toBe(`${two} (aws_x.0, aws_x.1)`);
  });

  it('names three, and counts the others', () => {
    const restart = { gravity: 'restart' } as const;
    expect(planVerdict(several(3, restart))).toBe('3 changes with a restart (aws_x.0, aws_x.1, aws_x.2)');
    expect(planVerdict(several(5, restart))).toBe(
      '5 changes with a restart (aws_x.0, aws_x.1, aws_x.2, 2 more)',
    );
  });

  it('tells the gravest first and names it alone', () => {
    const of = (gravity: Change['gravity'], more: Partial<Change> = {}) =>
      changeOfAlb({ address: `aws_x.${gravity}`, kind: 'update', gravity, ...more });
    const changes = [of('unknown'), of('access'), of('rotation'), of('instance-refresh'), of('restart')];
    expect(planVerdict(changes)).toBe(
      '1 change with a restart (aws_x.restart); 1 instance refresh; 1 rotation; changes access at 1 resource; 1 change of unknown effect',
    );
    expect(planVerdict([...changes.slice(0, 1), of('downtime')])).toBe(
      '1 change with downtime (aws_x.downtime); 1 change of unknown effect',
    );
  });

  it('is none of what is new, nor of an end that loses no data', () => {
    const [created, destroyed, quiet] = (['create', 'destroy', 'update'] as const).map((kind) =>
      several(2, { kind, gravity: kind === 'destroy' ? 'unknown' : 'none' }),
    );
    expect(planVerdict([])).toBeUndefined();
    expect(planVerdict(created ?? [])).toBeUndefined();
    expect(planVerdict(destroyed ?? [])).toBeUndefined();
    expect(planVerdict(quiet ?? [])).toBe('nothing that users of the environment would notice');
    const [lost] = several(1, { ...goes, kind: 'destroy' });
    expect(planVerdict([...(destroyed ?? []), ...(lost === undefined ? [] : [lost])])).toBe(
      'loses the data of 1 resource that it deletes (aws_x.0)',
    );
  });

  it('counts every protection that goes, by the name of its attribute as a person reads it', () => {
    const lowered = (protection: Effect['protection']) => ({ effect: effect({ protection }) });
    const attributes = [
      attribute('a[0]', { label: 'a[Owner]', ...lowered('off') }),
      attribute('b', lowered('less')),
      attribute('c', lowered('more')),
      attribute('d', lowered('on')),
      attribute('e'),
    ];
    expect(planVerdict(several(1, { attributes, effects: [effect({ protection: 'off' }), effect()] }))).toBe(
      'turns off or lowers 3 protections (a[Owner], b, aws_x.0)',
    );
    expect(planVerdict(several(1, { gravity: 'restart', attributes: attributes.slice(1, 3) }))).toBe(
      '1 change with a restart (aws_x.0); turns off or lowers 1 protection (b)',
    );
  });

  it('of what is made anew tells no access that its attributes mean', () => {
    const attributes = [attribute('a', { gravity: 'access' })];
    expect(planVerdict(several(1, { gravity: 'restart', attributes }))).toBe(
      '1 change with a restart (aws_x.0); changes access at 1 resource',
    );
    expect(planVerdict(several(1, { kind: 'replace', gravity: 'replacement', attributes }))).toBe(
      'replaces 1 resource without data (aws_x.0)',
    );
  });
});

describe('a downtime of several changes', () => {
  const away = effect({ gravity: 'downtime' });
  const replaced = (address: string, more: Partial<Change> = {}): Change =>
    changeOfAlb({ address, kind: 'replace', gravity: 'replacement', effects: [away], ...more });
  const follower = (address: string, more: Partial<Change> = {}): Change =>
    changeOfAlb({
      ...{ address, kind: 'update', gravity: 'downtime' },
      attributes: [attribute('x', { follows: ['aws_x.a', 'aws_x.b'] })],
      ...more,
    });
  const group = (name: string, endsWith: Effect['endsWith'], more: Partial<Change> = {}) =>
    follower(`aws_autoscaling_group.${name}`, {
      ...{ resourceType: 'aws_autoscaling_group', effects: [{ ...away, endsWith }] },
      ...more,
    });

  it.each<[span: string, parts: readonly Change[]]>([
    ['while aws_x.a is made anew', []],
    ['while aws_x.a is made anew, with 1 other change that belongs to it', [follower('aws_y.a')]],
    [
      'while aws_x.a is made anew, with 2 other changes that belong to it',
      [follower('aws_y.a'), follower('aws_y.b')],
    ],
    [
      'while aws_x.a is made anew and until the first new instance of aws_autoscaling_group.g is healthy',
      [group('g', 'first instance')],
    ],
    [
      'while aws_x.a is made anew and until the first new instances of aws_autoscaling_group.g, aws_autoscaling_group.h are healthy',
      [group('g', 'first instance'), group('h', 'first instance')],
    ],
    [
      'while aws_x.a is made anew and until aws_autoscaling_group.g has exchanged its instances',
      [group('g', 'last instance')],
    ],
    [
      'while aws_x.a is made anew and until aws_autoscaling_group.g, aws_autoscaling_group.h have exchanged their instances',
      [group('g', 'last instance'), group('h', undefined)],
    ],
    [
      'while aws_x.a, aws_x.b are made anew, with 1 other change that belongs to it',
      [replaced('aws_x.b'), follower('aws_y.a')],
    ],
  ])('is told once: %s', (span, parts) => {
    const changes = [replaced('aws_x.a'), ...parts];
    expect(planVerdict(changes)?.split('; ')).toContain(`downtime ${span}`);
  });

  it('without anything that is made anew is that of its first', () => {
    const about = { gravity: 'downtime', effects: [{ ...away, about: ['aws_x.a'] }] } as const;
    const [first, other] = [changeOfAlb({ address: 'aws_x.a', kind: 'update', gravity: 'downtime' }), about];
    expect(planVerdict([first, changeOfAlb({ address: 'aws_y.y', kind: 'update', ...other })])).toBe(
      'downtime of aws_x.a, with 1 other change that belongs to it',
    );
  });
});
