import type { ReportData } from '../../operations/report/report-data.js';
import type { EvidenceFile } from '../../operations/report/write-evidence.js';
import { frameworkNames } from '../../rules/frameworks/framework-names.js';
import { reportHtml } from '../html/report/report-html.js';
import { renderJson } from '../json/render-json.js';
import { reportAsJson } from '../json/report-as-json.js';
import { diffAllMarkdown } from '../markdown/diff-markdown.js';
import { frameworkMarkdown } from '../markdown/framework-markdown.js';
import {
  datesMarkdown,
  findingsMarkdown,
  overviewMarkdown,
  settingsMarkdown,
  waiversMarkdown,
} from './evidence-markdown.js';

/** The report as files for those who keep evidence: each part as JSON and as Markdown, and the whole as HTML. The same data gives the same bytes. */
export function evidenceFiles(data: ReportData): readonly EvidenceFile[] {
  const {
    environments,
    summary,
    reviewed,
    findings,
    frameworks,
    waivers,
    differences,
    settings,
    dates,
    reach,
    deployed,
  } = reportAsJson(data);
  const of = { project: data.project, file: data.file, fileSha256: data.fileSha256, day: data.today };
  const json = (name: string, part: object) => ({
    path: `${name}.json`,
    text: renderJson({ version: 1, ...of, ...part }),
  });
  const markdown = (name: string, text: string) => ({ path: `${name}.md`, text: `${text.trimEnd()}\n` });
  return [
    { path: 'report.html', text: reportHtml(data) },
    markdown('overview', overviewMarkdown(data)),
    json('findings', { environments, summary, reviewed, findings }),
    markdown('findings', findingsMarkdown(data)),
    json('waivers', { waivers }),
    markdown('waivers', waiversMarkdown(data)),
    json('differences', { differences }),
    markdown('differences', diffAllMarkdown(data.differences)),
    json('frameworks', { frameworks }),
    ...data.frameworks.map((one) => markdown(`framework-${shortName(one)}`, frameworkMarkdown(one))),
    json('reach', { reach }),
    json('settings', { settings }),
    ...data.settings.map((one) => markdown(`settings-${one.environment.suffix}`, settingsMarkdown(one))),
    json('dates', { dates }),
    markdown('dates', datesMarkdown(data)),
    ...(deployed === null ? [] : [json('deployed', { deployed })]),
  ];
}

/** What a person writes after `--framework`: `cis-5.0`, the longest of several names. */
function shortName({ framework }: ReportData['frameworks'][number]): string {
  const names = Object.entries(frameworkNames).flatMap(([name, key]) => (key === framework ? [name] : []));
  return names.toSorted((a, b) => b.length - a.length)[0] ?? framework.toLowerCase();
}
