/** A command and the lines that it printed, those left out counted. */
export interface RecordedStep {
  readonly command: string;
  readonly lines: readonly string[];
}

const lineHeight = 18;
const margin = 16;
const characterWidth = 7.83;
const columns = 110;

// The first letters of a line say what it is, as on a terminal.
const classes: readonly (readonly [RegExp, string])[] = [
  [/^\$ /, 'command'],
  [/^ {2}\+ /, 'created'],
  [/^\S+: \[\d+\/\d+\] created |^\S+: \w+ ok |^sandbox ok |^created /, 'created'],
  [/^…|…$/, 'soft'],
];

/** The steps as a terminal in an SVG image: light or dark as the reader's, line after line unless motion is unwanted. */
export function terminalSvg(steps: readonly RecordedStep[]): string {
  const lines = steps.flatMap(({ command, lines: printed }) => [`$ ${command}`, ...printed, '']).slice(0, -1);
  const width = Math.ceil(2 * margin + columns * characterWidth);
  const height = 2 * margin + lines.length * lineHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">${escapeXml(`A terminal: ${steps.map(({ command }) => command).join(', then ')}`)}</title>
<style>
rect { fill: #ffffff; stroke: #d0d7de; }
text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #1f2328; white-space: pre; animation: appear 0.01s both; }
.command { font-weight: 600; } .created { fill: #116329; } .soft { fill: #59636e; }
@keyframes appear { from { opacity: 0; } to { opacity: 1; } }
@media (prefers-color-scheme: dark) {
  rect { fill: #0d1117; stroke: #3d444d; }
  text { fill: #e6edf3; } .created { fill: #7ee787; } .soft { fill: #9198a1; }
}
@media (prefers-reduced-motion: reduce) { text { animation: none; } }
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${lines.flatMap(svgLine).join('\n')}
</svg>
`;
}

function svgLine(line: string, index: number): readonly string[] {
  if (line === '') return [];
  const kind = classes.find(([pattern]) => pattern.test(line))?.[1];
  const y = margin + lineHeight * (index + 0.75);
  const text = line.length > columns ? `${line.slice(0, columns - 1)}…` : line;
  const attributes = `${kind === undefined ? '' : ` class="${kind}"`} style="animation-delay:${(index * 0.15).toFixed(2)}s"`;
  return [`<text x="${margin}" y="${y}"${attributes} xml:space="preserve">${escapeXml(text)}</text>`];
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
