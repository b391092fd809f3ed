/** A name by which an address leads to a row, whatever the text holds: letters, digits and `-`. */
export function nameOfRow(kind: string, text: string): string {
  return `${kind}-${text.replace(/[^A-Za-z0-9.-]/g, (sign) => `_${sign.codePointAt(0)}`)}`;
}
