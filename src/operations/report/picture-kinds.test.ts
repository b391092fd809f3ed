import { describe, expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { Picture } from '../graph/picture.js';
import { mostPictures, PictureKinds } from './picture-kinds.js';

const environment = (suffix: string) => resolveEnvironment({ suffix, environment: 'dev', config: {} });

const picture = (name: string, caption = ''): Picture => ({
  ...{ name, caption },
  ...{ regions: [], edges: [], notes: [], unplaced: [{ address: `aws_thing.${name}-b`, reason: 'r' }] },
});

describe('kinds of pictures', () => {
  it('are one where names of environments alone differ', () => {
    const kinds = new PictureKinds();
    for (const suffix of ['dev-001', 'dev-002']) kinds.add(environment(suffix), picture(suffix));
    kinds.add(environment('dev-003'), picture('dev-003', 'other'));
    expect(kinds.drawn().map(({ picture: { name }, suffixes }) => [name, suffixes])).toEqual([
      ['dev-001', ['dev-001', 'dev-002']],
      ['dev-003', ['dev-003']],
    ]);
  });

  it('take a name for a name as a word alone', () => {
    const kinds = new PictureKinds();
    kinds.add(environment('a'), picture('x', 'alb-a'));
    kinds.add(environment('b'), picture('x', 'blb-b'));
    expect(kinds.drawn()).toHaveLength(2);
  });

  it('are those of most environments where a report has no room for all, in the order of the file', () => {
    const kinds = new PictureKinds();
    const names = Array.from({ length: mostPictures + 2 }, (_, at) => `dev-${at}`);
    for (const name of names) kinds.add(environment(name), picture(name, `only ${name.replace('-', '')}`));
    kinds.add(environment('last'), picture('last', `only ${names.at(-1)?.replace('-', '')}`));
    const drawn = kinds.drawn().map(({ picture: { name } }) => name);
    expect(drawn).toEqual([...names.slice(0, mostPictures - 1), names.at(-1)]);
  });
});
