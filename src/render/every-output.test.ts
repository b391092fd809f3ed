import { fail } from 'node:assert';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { changeOfAlb } from '../../test/fixtures/change-of-alb.js';
import { finding, oneOfEach, report } from '../../test/fixtures/check-reports.js';
import {
  driftedAttribute,
  driftedResource,
  driftReport,
  environmentDrift,
} from '../../test/fixtures/drift-report.js';
import { everyAttack, hostileTexts, unsafeIn } from '../../test/fixtures/hostile/text.js';
import type { Change } from '../changes/change.js';
import { plainInvocation } from '../errors/invocation.js';
import type { Problem } from '../errors/problem.js';
import type { CheckReport } from '../policy/report.js';
import { checkFormats } from './format-names.js';
import { jsonDocument } from './json/json-document.js';
import { problemsAsJson } from './json/problems-as-json.js';
import { renderMarkdown } from './markdown/markdown.js';
import { neutralText } from './neutral-text.js';
import { checkReportFormats } from './reports/check-report.js';
import { driftReportFormats } from './reports/drift-report.js';
import { renderDoctor } from './terminal/doctor.js';
import { renderOutcomes } from './terminal/outcomes.js';
import { renderOutputs } from './terminal/outputs.js';
import { renderPlans } from './terminal/plan/plan-table.js';
import { renderProblems } from './terminal/problems.js';
import { plainProgress } from './terminal/progress/plain-progress.js';
import { progressOn } from './terminal/progress/progress.js';
import { renderRecovery, renderRecoveryQuestion } from './terminal/recovery.js';
import { paintFor } from './terminal/style.js';

const paint = paintFor({ isTTY: true }, {});
const options = { paint, verbose: true, cwd: '/project', invocation: plainInvocation, version: '0.0.0' };

/** A report in which everything that can come from somebody else is this text. */
function reportOf(text: string): CheckReport {
  const same = {
    title: text,
    address: text,
    attribute: text,
    message: text,
    file: text,
    why: text,
    fix: text,
  };
  const waiver = { owner: text, expires: '2027-03-31', ticket: text };
  const outcomes = [...oneOfEach, finding({ ruleId: text, environment: null }), finding({ setting: text })];
  const findings = outcomes.map((one) => ({
    ...one,
    ...same,
    environment: one.environment === null ? null : text,
    ...(one.reason === null ? {} : { reason: text }),
    ...(one.waiver === null ? {} : { waiver }),
  }));
  return report(findings, {
    reviewed: [{ name: text, environment: text, tier: 'production', file: text }],
    notReviewed: [{ environment: text, reason: text }],
  });
}

function problemOf(text: string): Problem {
  const place = { file: text, line: 1, column: 1, path: text };
  return {
    code: 'x',
    severity: 'error',
    message: text,
    hint: text,
    ...place,
    value: text,
    allowed: [text],
    suggestion: text,
  };
}

const place = { environment: 'dev-001', progress: { done: 0, total: 1, elapsedSeconds: 30 } };

/** Everything else that is printed for people. */
function forPeople(text: string): readonly string[] {
  const lock = { id: text, who: text, created: text, operation: text };
  const fate = {
    address: text,
    resourceType: text,
    id: text,
    isBusy: false,
    isOptional: false,
    former: text,
  };
  const recovered = {
    suffix: 'dev-001',
    stories: [text],
    endedProcess: 1,
    lock,
    backups: [text],
    plan: null,
    heldLock: null,
  };
  const fates = [
    { ...fate, kind: 'import' as const },
    { ...fate, kind: 'made-again' as const, reason: text },
    { ...fate, kind: 'foreign' as const },
    { ...fate, kind: 'unknown' as const },
    { ...fate, kind: 'absent' as const },
  ];
  const summary = { create: 1, update: 0, replace: 0, destroy: 0, rotate: 0 };
  const check = { title: text, environment: text, status: 'problem' as const, message: text, fix: text };
  return [
    renderProblems([problemOf(text)], { paint, cwd: '/project' }),
    renderOutcomes([{ suffix: text, outcome: 'skipped', reason: text }], { done: 'done' }),
    renderOutputs({ [text]: { [text]: text, list: [text], deep: { [text]: text } } }, paint),
    renderPlans([{ suffix: text, summary, changes: [changeOf(text)], outputsChange: false }], {
      paint,
      detail: 'full',
    }),
    renderDoctor({ checks: [check], summary: { ok: 0, problem: 1, warning: 0, skipped: 0 } }, paint),
    renderRecovery({ ...recovered, resources: fates }, plainInvocation),
    renderRecovery({ ...recovered, stories: [], resources: [], heldLock: lock }, plainInvocation),
    renderRecoveryQuestion({ kind: 'unlock', suffix: 'dev-001', lock }).facts,
    ...progressOf(text),
  ];
}

function changeOf(text: string): Change {
  const side = { kind: 'value', value: { [text]: [text] } } as const;
  const effect = { gravity: 'downtime', does: text, page: text } as const;
  const attribute = { path: text, before: side, after: side, forcesReplacement: true, effect } as const;
  const attributes = [{ ...attribute, gravity: 'downtime' }] as const;
  return changeOfAlb({ address: text, kind: 'update', gravity: 'downtime', attributes });
}

/** Drift in which everything that can come from somebody else is this text. */
function driftOf(text: string) {
  const side = { kind: 'value', value: { [text]: [text] } } as const;
  const attributes = [driftedAttribute(text, { before: side, after: side, why: text, fate: 'stays' })];
  const added = { kind: 'added', what: text, remedy: [text], attributes: [] } as const;
  const resources = [
    driftedResource({ address: text, attributes }),
    driftedResource({ address: text, ...added }),
  ];
  const folded = [{ address: text, path: text, reason: 'clock' }] as const;
  const notChecked = [{ address: text, what: text }];
  return driftReport([environmentDrift(resources, { suffix: text, folded, notChecked })], text);
}

function progressOf(text: string): readonly string[] {
  const written: string[] = [];
  const write = (part: string) => void written.push(part);
  const live = progressOn({ isTTY: true, columns: 100 }, { env: {}, write });
  const progress = { ...place.progress, running: [text] };
  for (const emit of [plainProgress(write), live.emit]) {
    emit({ type: 'notice', message: text });
    emit({ type: 'notice', message: text, environment: text });
    emit({ type: 'resource-running', environment: text, address: text, action: 'create', progress });
    emit({
      ...{ type: 'resource-ended', environment: text, address: text },
      ...{ action: 'create', outcome: 'failed', seconds: 1, progress },
    });
  }
  live.stop();
  return written;
}

const ourSequence = new RegExp(`${String.fromCodePoint(27)}\\[\\d+[mAJ]`, 'g');
const withoutOurs = (text: string) => text.replace(ourSequence, '');
const runs = { numRuns: 30 };
/** SARIF lists every rule each time. */
const fewRuns = { numRuns: 4 };

describe('nothing that a terminal or a CI system obeys', () => {
  it.each(checkFormats)('is in a report as %s', async (format) => {
    const holds = async (text: string) => {
      const rendered = await checkReportFormats[format](reportOf(text), options);
      const left = neutralText(rendered);
      expect(unsafeIn(withoutOurs(left))).toEqual([]);
      // A document is neutral before it leaves: that it leaves must not change it.
      if (format !== 'terminal') expect(left).toBe(rendered);
    };
    await holds(everyAttack);
    await fc.assert(fc.asyncProperty(hostileTexts, holds), format === 'sarif' ? fewRuns : runs);
  });

  it.each(['terminal', 'sarif', 'markdown'] as const)('is in drift as %s', async (format) => {
    const holds = async (text: string) => {
      const rendered = await driftReportFormats[format](driftOf(text), options);
      const left = neutralText(rendered);
      expect(unsafeIn(withoutOurs(left))).toEqual([]);
      if (format !== 'terminal') expect(left).toBe(rendered);
    };
    await holds(everyAttack);
    await fc.assert(fc.asyncProperty(hostileTexts, holds), runs);
  });

  it('is in what people read', () => {
    const holds = (text: string) => {
      for (const one of forPeople(text)) expect(unsafeIn(withoutOurs(neutralText(one)))).toEqual([]);
    };
    holds(everyAttack);
    fc.assert(fc.property(hostileTexts, holds), runs);
  });

  it('is in JSON, whose values stay equal', () => {
    const holds = (text: string) => {
      const data = {
        [`x${text}`]: text,
        list: [text, [`"${text}`], `${text}"`],
        deep: { a: { [`y${text}`]: null } },
      };
      const rendered = jsonDocument(data);
      expect(unsafeIn(rendered)).toEqual([]);
      expect(neutralText(rendered)).toBe(rendered);
      expect(JSON.parse(rendered)).toEqual({ version: 1, ...data });
      expect(JSON.parse(jsonDocument(problemsAsJson([problemOf(text)]))).problems).toEqual([problemOf(text)]);
    };
    holds(everyAttack);
    fc.assert(fc.property(hostileTexts, holds), { numRuns: 1000 });
  });
});

describe('a report of hostile text', () => {
  it('is the same text again in SARIF', async () => {
    const sarif = JSON.parse(await checkReportFormats.sarif(reportOf(everyAttack), options));
    const [result = fail()] = sarif.runs[0].results;
    expect(result.locations[0].logicalLocations[0].fullyQualifiedName).toBe(everyAttack);
    expect(result.message.text).toContain('\\[mend](javascript:1)');
    expect(result.message.text).not.toMatch(/(^|[^\\])\[mend\]/);
  });

  it('is XML that can be read in JUnit, and no line of it begins a line of the file', async () => {
    await fc.assert(
      fc.asyncProperty(hostileTexts, async (text) => {
        const junit = await checkReportFormats.junit(reportOf(text));
        new SaxesParser().write(junit).close();
        expect(junit.split('\n').filter((line) => !/^\s*<|^$/.test(line))).toEqual([]);
      }),
      runs,
    );
  });

  it('breaks out of no cell, code span or list of Markdown', async () => {
    await fc.assert(
      fc.asyncProperty(hostileTexts, async (text) => {
        const markdown = renderMarkdown(reportOf(text));
        expect(markdown).not.toMatch(/<(?!\/?(?:code|details|summary)>)/);
        expect(markdown.replaceAll(/`[^`\n]*`/g, '')).not.toMatch(/@|!\[|\]\(|https?:|www\.|<!--/i);
        const lines = markdown
          .split('\n')
          .filter((line) => !/^(?:\||- |#{2,3} |<details>|<\/details>|$)/.test(line));
        expect(lines).toEqual([]);
      }),
      runs,
    );
  });

  it('is no element of HTML', async () => {
    const tags = async (text: string) =>
      new Set((await checkReportFormats.html(reportOf(text))).match(/<\/?[a-z!-]+/gi) ?? []);
    const ours = await tags('plain `code`');
    await fc.assert(
      fc.asyncProperty(hostileTexts, async (text) => {
        expect([...(await tags(text))].filter((tag) => !ours.has(tag))).toEqual([]);
      }),
      runs,
    );
  });
});
