import type { ResolvedEnvironment } from '../../../config/schema/environment-schema.js';
import { counted } from '../../../counted.js';
import { environmentsWords } from '../../wording/environments/environments-words.js';
import { htmlText } from '../html-text.js';

/** More names than these are folded. */
const mostNames = 12;

/** The environments of a report, and their names in its rows. */
export class HtmlEnvironments {
  readonly all: readonly ResolvedEnvironment[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(all: readonly ResolvedEnvironment[]) {
    this.all = all;
    this.#places = new Map(all.map(({ suffix }, at) => [suffix, at]));
  }

  /** Names of environments as HTML; `note` adds something to each that is named by itself. */
  names(suffixes: readonly string[], note: (suffix: string) => string = () => ''): string {
    const words = environmentsWords(suffixes, this.all).map((word) =>
      this.#places.has(word) ? `<span class="id">${htmlText(`${word}${note(word)}`)}</span>` : htmlText(word),
    );
    if (words.length <= mostNames) return words.join(', ');
    return `<details><summary>${counted(words.length, 'environment')}</summary>${words.join(', ')}</details>`;
  }

  /** Places of environments for the filter of rows: `0-4 7`; `*` for all of them. */
  about(suffixes: readonly string[]): string {
    const places = suffixes.flatMap((suffix) => this.#places.get(suffix) ?? []).sort((a, b) => a - b);
    if (places.length === this.all.length) return '*';
    const runs: [number, number][] = [];
    for (const place of places) {
      const last = runs.at(-1);
      if (last !== undefined && last[1] >= place - 1) last[1] = place;
      else runs.push([place, place]);
    }
    return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
  }
}
