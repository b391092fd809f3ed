interface TableLook {
  /** Width of the terminal. */
  readonly columns: number;
  /** Heads of the columns. Default: none. */
  readonly heads?: readonly string[];
  /** Default: 2. */
  readonly indent?: number;
}

/** Rows as a table; where they are wider than the terminal, the first cell on a line of its own and the others below it. */
export function tableLines(
  rows: readonly (readonly string[])[],
  { columns, heads = [], indent = 2 }: TableLook,
): readonly string[] {
  const margin = ' '.repeat(indent);
  const all = heads.length === 0 ? rows : [heads, ...rows];
  const count = Math.max(...all.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, at) => Math.max(...all.map((row) => widthOf(row[at]))));
  const whole = indent + widths.reduce((sum, width) => sum + (width === 0 ? 0 : width + 2), -2);
  if (whole <= columns) return all.map((row) => `${margin}${lineOf(row, widths)}`.trimEnd());
  return rows.flatMap(([first = '', ...rest]) => [
    `${margin}${first}`,
    ...rest.flatMap((cell, at) =>
      cell === '' ? [] : [`${margin}  ${heads[at + 1] ? `${heads[at + 1]}: ` : ''}${cell}`],
    ),
  ]);
}

function lineOf(row: readonly string[], widths: readonly number[]): string {
  return widths.map((width, at) => pad(row[at] ?? '', width)).join('');
}

function pad(cell: string, width: number): string {
  return width === 0 ? '' : `${cell}${' '.repeat(width - widthOf(cell) + 2)}`;
}

function widthOf(cell = ''): number {
  return [...cell].length;
}
