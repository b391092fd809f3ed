import { describe, expect, it } from 'vitest';
import { instancesStartedOrEnded } from './capacity.js';

/** The sizes of a group: minimum, capacity, maximum. */
type Sizes = readonly [least: number, now: number | undefined, most: number];

const sizes = ([least, now, most]: Sizes) => ({ min_size: least, desired_capacity: now, max_size: most });
const told = (before: Sizes, after: Sizes) =>
  instancesStartedOrEnded({ before: sizes(before), after: sizes(after) }).map(({ does }) => does);

describe('the sizes of a group', () => {
  it('start instances where the minimum is raised above the capacity, and end some where the maximum falls below it', () => {
    expect(told([2, 2, 4], [3, 2, 4])).toEqual(['starts 1 instance: its desired capacity goes from 2 to 3']);
    expect(told([1, 1, 4], [3, 1, 4])).toEqual(['starts 2 instances: its desired capacity goes from 1 to 3']);
    expect(told([1, 4, 4], [1, 4, 3])).toEqual([
      'ends 1 instance: its desired capacity goes from 4 to 3, with what is on their disks, once their open requests are answered',
    ]);
    expect(told([1, 4, 4], [1, undefined, 3])[0]).toMatch(/^ends 1 instance/);
  });

  it('say that they start and end none where the capacity is within them', () => {
    const none = ['starts and ends no instance: its desired capacity stays 2'];
    expect(told([1, 2, 4], [2, 2, 4])).toEqual(none);
    expect(told([2, 2, 4], [1, 2, 4])).toEqual(none);
    expect(told([1, 2, 4], [1, 2, 2])).toEqual(none);
    expect(told([1, 2, 2], [1, 2, 9])).toEqual(none);
  });

  it('say what the file asks for, up and down', () => {
    expect(told([1, 1, 4], [1, 3, 4])[0]).toMatch(/^starts 2 instances: .* from 1 to 3$/);
    expect(told([1, 3, 4], [1, 1, 4])[0]).toMatch(/^ends 2 instances: .* from 3 to 1,/);
  });

  it('say so where the capacity is not known', () => {
    expect(told([1, undefined, 4], [2, undefined, 4])).toEqual([
      'its desired capacity is not known: starts instances where there are fewer than 2',
    ]);
    expect(told([1, undefined, 4], [1, undefined, 3])[0]).toMatch(
      /: ends instances where there are more than 3$/,
    );
    expect(told([1, undefined, 4], [1, 3, 4])).toEqual([
      'its desired capacity of before is not known: starts or ends instances until there are 3',
    ]);
  });

  it('say nothing where none of them changes', () => {
    expect(told([1, 2, 4], [1, 2, 4])).toEqual([]);
    expect(told([1, 2, 4], [1, undefined, 4])).toEqual([]);
  });
});
