import { htmlPage } from '../html-page.js';
import { htmlStyle } from '../html-style.js';
import { htmlText } from '../html-text.js';
import { liveScript } from './live-script.js';

interface ProblemPage {
  /** What is wrong with the file, as the command prints it. */
  readonly text: string;
  /** Where the page hears that the file has changed. */
  readonly live: string;
}

/** Stands in the place of a served report while the file has problems. */
export function problemPage({ text, live }: ProblemPage): string {
  return htmlPage({
    title: 'environments.yaml has problems',
    style: `${htmlStyle}pre { white-space: pre-wrap; overflow-wrap: anywhere; }`,
    script: liveScript,
    live,
    body: `<main>
<h1>environments.yaml has problems</h1>
<p>The report comes back when they are mended and the file is saved.</p>
<pre>${htmlText(text)}</pre>
</main>`,
  });
}
