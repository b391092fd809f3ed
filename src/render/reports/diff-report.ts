import type { EnvironmentDiff } from '../../operations/diff/diff.js';
import type { FleetDiff } from '../../operations/diff/diff-all.js';
import type { DiffFormat } from '../format-names.js';
import { diffAllMarkdown, diffMarkdown } from '../markdown/diff-markdown.js';
import { renderDiff } from '../terminal/comparison/diff.js';
import { renderDiffAll } from '../terminal/comparison/diff-all.js';
import type { Paint } from '../terminal/style.js';

interface FormatOptions {
  readonly paint: Paint;
  readonly columns?: number | undefined;
}

interface Format {
  readonly pair: (found: EnvironmentDiff, options: FormatOptions) => string;
  readonly all: (found: FleetDiff, options: FormatOptions) => string;
}

/** What `diff` can print beside JSON: a new one is a name in `diffFormats`, a line here and a renderer. */
export const diffReportFormats = {
  terminal: { pair: renderDiff, all: renderDiffAll },
  markdown: { pair: diffMarkdown, all: diffAllMarkdown },
} as const satisfies Readonly<Record<Exclude<DiffFormat, 'json'>, Format>>;
