import { type Font, textWidth } from './text-width.js';

/** Lines that fit, and whether something of the text is missing. */
export interface FittedText {
  readonly lines: readonly string[];
  readonly isShortened: boolean;
}

/** A text in at most so many lines of so many pixels: broken where people break names, and shortened in its middle where that is not enough. */
export function fitText(
  text: string,
  { width, font, lines = 1 }: { readonly width: number; readonly font: Font; readonly lines?: number },
): FittedText {
  const done: string[] = [];
  let rest = text;
  while (done.length < lines - 1 && textWidth(rest, font) > width) {
    const head = headOf(rest, width, font);
    if (head === '') break;
    done.push(head.trimEnd());
    rest = rest.slice(head.length).trimStart();
  }
  const last = shortened(rest, width, font);
  return { lines: [...done, last], isShortened: last !== rest };
}

/** As much as fits, up to a place where names and sentences can be broken; where there is none, up to any character. */
function headOf(text: string, width: number, font: Font): string {
  const fitting = prefix([...text], width, font);
  const broken = /^.*[-_./: ](?=.)/su.exec(fitting)?.[0] ?? '';
  return broken.length * 3 >= fitting.length ? broken : fitting;
}

function prefix(characters: readonly string[], width: number, font: Font): string {
  let fits = 0;
  while (fits < characters.length && textWidth(characters.slice(0, fits + 1).join(''), font) <= width)
    fits += 1;
  return characters.slice(0, fits).join('');
}

/** Names often differ at their ends: what goes is the middle. */
function shortened(text: string, width: number, font: Font): string {
  if (textWidth(text, font) <= width) return text;
  const characters = [...text];
  const room = width - textWidth('…', font);
  const head = prefix(characters, room * 0.6, font);
  const left = characters.slice([...head].length);
  const tail = [...prefix(left.toReversed(), room - textWidth(head, font), font)].toReversed().join('');
  return `${head}…${tail}`;
}
