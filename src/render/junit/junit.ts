import { type Finding, outcomes } from '../../policy/finding.js';
import type { CheckReport, NotReviewed, Reviewed } from '../../policy/report.js';
import { findingsByReviewed } from '../../policy/review/findings-by-reviewed.js';
import { ruleCatalogue } from '../../policy/review/rule-catalogue.js';
import { findingReason } from '../wording/finding-reason.js';
import { findingSentence } from '../wording/finding-sentence.js';
import { howToMend } from '../wording/how-to-mend.js';
import { leftOutSentences, tierSentences } from '../wording/left-out-sentence.js';
import { xmlElement, xmlText } from './xml.js';

/** The report as JUnit XML: a suite for each environment, a case for each rule and resource. What is unknown, waived or accepted is skipped, with the reason; what was not reviewed is an error. */
export function renderJunit(report: CheckReport): string {
  const suites = findingsByReviewed(report).map(({ reviewed, findings }) =>
    suite(
      reviewed?.name ?? 'environments.yaml',
      findings.flatMap((finding) => [finding, ...finding.also.map((also) => narrower(finding, also))]),
      propertiesOf(reviewed === null ? [] : [reviewed]),
    ),
  );
  const all = suites.flatMap(({ cases }) => cases);
  const root = xmlElement(
    'testsuites',
    { name: 'multienv check', ...totals(all, report.notReviewed.length) },
    [...suites.map(({ text }) => text), ...report.notReviewed.map(errorSuite)].map((text) => `\n${text}`),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

interface Case {
  readonly findings: readonly [Finding, ...Finding[]];
}

const facts = new Map(ruleCatalogue.map((rule) => [rule.id, rule]));

/** Every failure has its case, those that other reports tell with a wider rule too. */
function narrower(wider: Finding, also: Finding['also'][number]): Finding {
  const { why = wider.why, fix = wider.fix } = facts.get(also.ruleId) ?? {};
  const message = `${also.message ?? also.title} (told with ${wider.ruleId})`;
  return { ...wider, ...also, message, why, fix, also: [] };
}

function suite(name: string, findings: readonly Finding[], properties: readonly string[]) {
  const cases = casesOf(findings);
  const text = xmlElement(
    'testsuite',
    { name, ...totals(cases) },
    [...properties, ...cases.map((testCase) => caseText(name, testCase))].map((text) => `\n  ${text}`),
  );
  return { cases, text };
}

function propertiesOf(reviewed: readonly Reviewed[]): readonly string[] {
  const property = (name: string) => (value: string) => xmlElement('property', { name, value });
  const all = [
    ...tierSentences({ reviewed }).map(property('tier')),
    ...leftOutSentences({ reviewed }).map(property('left out')),
  ];
  return all.length === 0 ? [] : [xmlElement('properties', {}, all)];
}

/** Findings of one rule about one resource are one case: its worst outcome is the case's. */
function casesOf(findings: readonly Finding[]): readonly Case[] {
  const cases = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = `${finding.ruleId} ${finding.address}`;
    const known = cases.get(key);
    if (known === undefined) cases.set(key, [finding]);
    else known.push(finding);
  }
  return [...cases.values()].map((own) => ({ findings: own }));
}

function worst({ findings }: Case): Finding['outcome'] {
  return outcomes.find((outcome) => findings.some((finding) => finding.outcome === outcome)) ?? 'pass';
}

/** A suite of one case, which has not ended: readers count it apart from what failed. */
function errorSuite({ environment, reason }: NotReviewed): string {
  const error = xmlElement('error', { type: 'not-reviewed', message: `${environment} was not reviewed` }, [
    xmlText(reason),
  ]);
  const testCase = { classname: environment, name: 'The stack is reviewed' };
  return xmlElement('testsuite', { name: environment, ...totals([], 1) }, [
    `\n  ${xmlElement('testcase', testCase, [error])}`,
  ]);
}

function totals(cases: readonly Case[], errors = 0) {
  const all = cases.map(worst);
  return {
    tests: all.length + errors,
    failures: all.filter((outcome) => outcome === 'fail').length,
    errors,
    skipped: all.filter((outcome) => outcome !== 'fail' && outcome !== 'pass').length,
  };
}

function caseText(suiteName: string, testCase: Case): string {
  const [first] = testCase.findings;
  const outcome = worst(testCase);
  const deciding = testCase.findings.filter((finding) => finding.outcome === outcome);
  const attributes = {
    classname: `${suiteName}.${first.ruleId}`,
    name: `${first.title}: ${first.address}`,
    file: first.file,
    line: first.line,
  };
  return xmlElement('testcase', attributes, outcome === 'pass' ? [] : verdict(deciding));
}

function verdict(deciding: readonly Finding[]): readonly string[] {
  const sentences = deciding.map(findingSentence).join('; ');
  return deciding.slice(0, 1).map((finding) => {
    const { outcome, severity, why } = finding;
    if (outcome === 'fail')
      return xmlElement('failure', { type: severity, message: sentences }, [
        xmlText(`${why}\n${howToMend(finding)}`),
      ]);
    const reason = findingReason(finding);
    return xmlElement('skipped', { message: reason === undefined ? sentences : `${outcome}: ${reason}` });
  });
}
