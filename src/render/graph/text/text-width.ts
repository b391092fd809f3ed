/**
 * Widths of the characters U+0020 to U+007E in thousandths of the font size: of each the widest of Arial (Liberation Sans), DejaVu Sans and
 * Noto Sans, as Chromium measures them. Which of them a reader has is not known, and the widest is never cut.
 */
const regular = widths(
  '318 401 460 838 637 951 780 275 391 391 551 838 318 361 318 372 637 637 637 637 637 637 637 637 637 637 337 337 838 838 838 557 1016 685 687 723 771 667 611 778 752 339 500 667 558 907 760 788 667 788 723 667 611 732 685 989 686 667 686 391 372 391 838 557 500 613 635 550 635 616 353 635 634 278 278 580 278 975 634 612 635 635 413 521 393 634 592 818 592 592 525 637 551 637 838',
);
const bold = widths(
  '349 457 521 838 696 1002 873 307 458 458 545 838 380 416 380 413 696 696 696 696 696 696 696 696 696 696 400 400 838 838 838 611 1000 774 763 734 831 684 684 821 837 389 557 775 638 996 837 851 733 851 771 721 683 813 774 1104 771 725 726 458 413 458 838 557 500 675 716 593 716 679 436 716 712 343 343 666 343 1042 712 688 716 716 494 596 479 712 652 924 646 652 583 712 551 712 838',
);

function widths(text: string): readonly number[] {
  return text.split(' ').map(Number);
}

/** How a text is set. */
export interface Font {
  /** Pixels. */
  readonly size: number;
  readonly isBold?: boolean;
}

// Letters of other scripts are at most this wide in fonts that have them; emoji are wider.
const otherLetter = 1100;
const beyondBasicPlane = 1500;

/** The most pixels that a text takes, in whichever common sans-serif font. */
export function textWidth(text: string, { size, isBold = false }: Font): number {
  const table = isBold ? bold : regular;
  let thousandths = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    thousandths += table[code - 32] ?? (code > 0xffff ? beyondBasicPlane : otherLetter);
  }
  return Math.ceil((thousandths * size) / 1000);
}
