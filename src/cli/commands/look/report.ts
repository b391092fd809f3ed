import { buildCommand } from '@stricli/core';
import { oneLine } from '../../../render/terminal/one-line.js';
import type { CliContext } from '../../context.js';
import {
  type JsonFlag,
  jsonFlag,
  nonEmpty,
  portNumber,
  type SandboxFlag,
  type SelectionFlags,
  sandboxFlag,
  selectionAliases,
  selectionFlags,
} from '../../flags.js';
import { findFile, findSandboxPlace, selectFromFile } from '../../project.js';

interface Flags extends SelectionFlags, JsonFlag, SandboxFlag {
  readonly out?: string;
  readonly evidence?: string;
  readonly serve?: number;
  readonly deployed?: boolean;
}

/** `multienv report`. */
export const reportCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Write what there is to tell of the environments as one HTML file',
    fullDescription: `Writes report.html: one file that loads nothing, works from disk, and filters, sorts and prints. It shows every environment, the findings of the review and the waivers, the differences, every setting with who says it, the controls of each framework, dates that run out, and costs by tier.
Reads environments.yaml and nothing else; with --deployed it also asks the stores of states what is deployed, as multienv list does.
With --evidence it writes the same as Markdown and JSON files, with a manifest of their SHA-256: the same file on the same day gives the same bytes.
With --serve it serves the report on 127.0.0.1 until Ctrl-C, and open pages reload after each save of the file.

Examples:
  multienv report
  multienv report --env tier:production --out production.html
  multienv report --evidence audit/2026-11
  multienv report --serve
  multienv report --deployed --json`,
  },
  parameters: {
    flags: {
      ...selectionFlags,
      ...jsonFlag,
      ...sandboxFlag,
      out: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        placeholder: 'FILE',
        brief: 'HTML file to write (default: report.html)',
      },
      evidence: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        placeholder: 'DIR',
        brief: 'Write Markdown, JSON and HTML with their SHA-256 to this empty folder',
      },
      serve: {
        kind: 'parsed',
        parse: portNumber,
        optional: true,
        inferEmpty: true,
        placeholder: 'PORT',
        brief: 'Serve the report on 127.0.0.1 instead, at PORT or one that is free',
      },
      deployed: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Ask the stores of states what is deployed',
      },
    },
    aliases: selectionAliases,
  },
  async func({ out, evidence, serve, json = false, deployed = false, ...flags }) {
    const { reportServesAlone } = await import('../../../operations/report/errors.js');
    if (serve !== undefined) {
      if (json || out !== undefined || evidence !== undefined) throw reportServesAlone.error();
      return serveUntilInterrupted(this, { ...flags, deployed, serve });
    }
    const { writeReport } = await import('../../../operations/report/write-report.js');
    const { reportHtml } = await import('../../../render/html/report/report-html.js');
    const { reportAsJson } = await import('../../../render/json/report-as-json.js');
    const { tellOutcomes } = await import('../../outcomes.js');
    const { loaded, data } = await reportNow(this, { ...flags, deployed });
    const written: string[] = [];
    if (out !== undefined || (evidence === undefined && !json))
      written.push(writeReport(this.operation, { html: reportHtml(data), out, projectFile: loaded.file }));
    if (evidence !== undefined) {
      const { writeEvidence } = await import('../../../operations/report/write-evidence.js');
      const { evidenceFiles } = await import('../../../render/evidence/evidence-files.js');
      written.push(writeEvidence(this.operation, { folder: evidence, data, files: evidenceFiles(data) }));
    }
    const { nearPath } = await import('../../../files/near-path.js');
    tellOutcomes(this, data.review.environments, {
      json,
      done: 'reviewed',
      print: () => this.print(written.map((path) => oneLine(nearPath(this.cwd, path))).join('')),
      document: () => reportAsJson(data),
    });
  },
});

type ReportFlags = SelectionFlags & SandboxFlag & { readonly deployed: boolean };

/** The report of the file as it is now, read as far as it is trusted now. */
async function reportNow(context: CliContext, { deployed, ...flags }: ReportFlags) {
  const { readSource } = await import('../../../config/file/read-source.js');
  const { report } = await import('../../../operations/report/report.js');
  const text = readSource(await findFile(context, flags), context.invocation);
  const use = { usesBackend: deployed && flags.sandbox === undefined };
  const { loaded, environments } = await selectFromFile(context, { ...flags, ...use }, text);
  const sandbox = deployed ? await findSandboxPlace(context, loaded.root, flags) : undefined;
  const options = { loaded, text, environments, sandbox, asksStores: deployed };
  return { loaded, data: await report(context.operation, options) };
}

async function serveUntilInterrupted(
  context: CliContext,
  { serve: port, ...flags }: ReportFlags & { readonly serve: number },
): Promise<void> {
  const { changesPath, serveReport } = await import('../../../operations/report/serve-report.js');
  const { filesOf } = await import('../../../operations/watch/files-of.js');
  const { problemPage } = await import('../../../render/html/report/problem-page.js');
  const { reportHtml } = await import('../../../render/html/report/report-html.js');
  const { renderProblems } = await import('../../../render/terminal/problems.js');
  const { cwd } = context;
  const plain = (_: string, text: string) => text;
  await serveReport(context.operation, {
    port,
    file: await findFile(context, flags),
    makePage: async () => {
      const { loaded, data } = await reportNow(context, flags);
      return { html: reportHtml(data, { live: changesPath }), files: filesOf(loaded) };
    },
    pageOfProblems: ({ problems }) =>
      problemPage({ text: renderProblems(problems, { paint: plain, cwd }), live: changesPath }),
    onListening: (address) => {
      context.print(`${address}\n`);
      context.say('Open it in a browser of this machine. Ctrl-C ends it.\n');
    },
  });
}
