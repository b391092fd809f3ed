import { beforeAll, describe, expect, it } from 'vitest';
import { finding, hostile } from '../../../../test/fixtures/check-reports.js';
import { loadEnvironments } from '../../../config/file/load.js';
import type { ListedEnvironment } from '../../../operations/list/listed-environment.js';
import { report } from '../../../operations/report/report.js';
import type { ReportData } from '../../../operations/report/report-data.js';
import { neverInterrupted } from '../../../processes/interrupt.js';
import { environmentsWords } from '../../wording/environments/environments-words.js';
import { HtmlEnvironments } from './html-environments.js';
import { problemPage } from './problem-page.js';
import { reportHtml } from './report-html.js';

const names = ['dev-001', 'dev-002', 'dev-003', 'dev-004', 'staging-005', 'prod-006'];
const text = `version: 1\nenvironments:\n${names
  .map((name) => {
    const own = name.startsWith('prod') ? ', loadBalancer: { allowPlainHttp: { reason: r } }' : '';
    return `  ${name}: { environment: ${name.split('-')[0]}${own} }`;
  })
  .join('\n')}\n`;
const loaded = loadEnvironments('/project/environments.yaml', { text, today: '2026-11-29' });
let data: ReportData;

beforeAll(async () => {
  const context = { cwd: '/project', env: {}, emit: () => {}, interrupt: neverInterrupted() };
  const options = { loaded, text, environments: loaded.environments };
  data = await report({ ...context, now: () => new Date('2026-11-29T12:00:00Z') }, options);
});

describe('names of environments', () => {
  it('are as few words as say the same', () => {
    const words = (...suffixes: string[]) => environmentsWords(suffixes, loaded.environments);
    expect(words(...names)).toEqual(['all environments']);
    expect(words(...names.slice(0, 5))).toEqual(['all 4 of development', 'staging-005']);
    expect(words('dev-001', 'dev-003')).toEqual(['dev-001', 'dev-003']);
    expect(words('gone-007')).toEqual(['gone-007']);
  });

  it('are places for the filter', () => {
    const about = (...suffixes: string[]) => new HtmlEnvironments(loaded.environments).about(suffixes);
    expect(about(...names)).toBe('*');
    expect(about('prod-006', 'dev-002', 'dev-001', 'dev-003')).toBe('0-2 5');
    expect(about('gone-007')).toBe('');
  });
});

describe('the report of environments', () => {
  it('names the digest of its script and of its style, and lets nothing else run', () => {
    const html = reportHtml(data);
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).toMatch(
      /content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"/,
    );
    expect(html).not.toMatch(/ on\w+=|style="|https?:\/\/(?!docs\.aws|www\.npmjs)[^"]*"[^>]*src/);
    expect(html).not.toContain('connect-src');
    expect(reportHtml(data, { live: '/changes' })).toContain("connect-src 'self'");
  });

  it('draws environments once that differ in their names alone, each with its address', () => {
    const html = reportHtml(data);
    expect(html.match(/<svg /g)).toHaveLength(3);
    for (const name of names) expect(html).toContain(` id="picture-${name}"`);
    expect(html).toContain('Drawn for dev-001.');
    expect(html).not.toContain('Not drawn:');
  });

  it('folds pictures of many kinds, and says which environments have none', () => {
    const [one = expect.unreachable()] = data.pictures;
    const html = reportHtml({
      ...data,
      pictures: names.slice(1).flatMap((name) => {
        const kind = { picture: { ...one.picture, name }, suffixes: [name] };
        return name === 'dev-002' ? [kind, { ...kind, suffixes: [] }, { ...kind, suffixes: [] }] : [kind];
      }),
    });
    expect(html).not.toMatch(/<details class="framework" id="picture-[^>]* open/);
    expect(html).toMatch(/Not drawn: <span class="id">dev-001<\/span>\. <code>multienv graph ENV<\/code>/);
  });

  it('has every name of an address once', () => {
    const ids = [...reportHtml(data).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('lets no text become markup, wherever it comes from', () => {
    const [fact = expect.unreachable()] = data.dates;
    const open = {
      ...{ lock: null, lockUnknown: hostile, atWork: hostile, unrecovered: [hostile] },
      ...{ passwordRotation: true, protections: [{ address: hostile, setting: hostile }] },
    };
    const listed: ListedEnvironment = {
      suffix: hostile,
      status: 'orphan',
      tier: null,
      ...{ reason: hostile, environment: hostile, region: hostile, account: hostile, backend: hostile },
      ...{ resources: 1, engine: hostile, deployed: null, open, renamedTo: hostile },
      changes: { state: 'unknown', reasons: [hostile] },
    };
    const same = { title: hostile, address: hostile, attribute: hostile, message: hostile, reason: hostile };
    const html = reportHtml({
      ...data,
      ...{ project: hostile, file: hostile, leftOut: [hostile] },
      review: {
        ...data.review,
        findings: [
          finding({
            ...same,
            ruleId: hostile,
            environment: 'dev-001',
            file: hostile,
            why: hostile,
            fix: hostile,
          }),
        ],
        notReviewed: [{ environment: 'prod-006', reason: hostile }],
      },
      waivers: [
        {
          waiver: {
            rule: hostile,
            address: hostile,
            addressReason: hostile,
            reason: hostile,
            owner: hostile,
            expires: hostile,
            ticket: hostile,
          },
          ...{ environments: [], line: 1, waived: 0, isExpired: true },
        },
      ],
      dates: [{ ...fact, subject: hostile, what: hostile, note: hostile, date: hostile, setting: hostile }],
      deployed: { place: 'aws', environments: [listed], unlisted: [{ store: hostile, reason: hostile }] },
    });
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
    expect(html.match(/&#60;script&#62;alert\(1\)&#60;\/script&#62;/g)?.length).toBeGreaterThan(20);
  });

  it('says of what could not be reviewed nothing but that', () => {
    const html = reportHtml({
      ...data,
      review: {
        ...data.review,
        findings: [],
        notReviewed: [{ environment: 'prod-006', reason: 'It ended.' }],
      },
    });
    expect(html).toContain('<span class="word unknown">not reviewed</span>');
    expect(html).toContain('<strong>1</strong> not reviewed');
  });
});

it('the page of problems shows them as text, and waits for the next save', () => {
  const html = problemPage({ text: hostile, live: '/changes' });
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).toContain('<meta name="live" content="/changes">');
  expect(html).toContain('&#60;script&#62;');
});

it('names its sections in the navigation and above each, and that of what is deployed where stores were asked', () => {
  const sectionsOf = (one: ReportData) => {
    const html = reportHtml(one);
    const named = [...html.matchAll(/<li><a href="#([a-z]+)">([^<]+)<\/a><\/li>/g)].map(([, id, name]) => [
      id,
      name,
    ]);
    const above = [...html.matchAll(/<h2 id="([a-z]+)-title"><a href="#\1">([^<]+)<\/a><\/h2>/g)];
    expect(above.map(([, id, name]) => [id, name])).toEqual(named);
    return named.map(([id, name]) => `${id}: ${name}`);
  };
  const always = [
    ...['overview: Overview', 'pictures: Pictures', 'findings: Findings', 'waivers: Waivers'],
    ...['differences: Differences', 'reach: Reachability', 'settings: Settings'],
    ...['frameworks: Frameworks', 'dates: Dates', 'costs: Costs'],
  ];
  expect(sectionsOf(data)).toEqual(always);
  const deployed = { place: 'aws', environments: [], unlisted: [] } as const;
  expect(sectionsOf({ ...data, deployed })).toEqual([...always, 'deployed: Deployed']);
});

it('heads the columns of each table', () => {
  const deployed = { place: 'aws', environments: [], unlisted: [] } as const;
  const html = reportHtml({ ...data, deployed });
  const tables = [...html.matchAll(/<caption>([^<]*)<\/caption>\s*<thead><tr>(.*?)<\/tr>/g)].map(
    ([, caption = '', heads = '']) =>
      `${caption}: ${[...heads.matchAll(/<th scope="col">([^<]*)<\/th>/g)].map(([, head]) => head).join(' | ')}`,
  );
  expect([...new Set(tables)].join('\n')).toMatchInlineSnapshot(`
    "Environments: environment | tier | account and region | instances | database | protections | findings
    Findings of the review, by rule: rule | outcome | what should be so | resources and environments
    Settings in which environments differ: setting | about | dev-001 | dev-002 | dev-003 | dev-004 | staging-005 | prod-006
    Matrix 1: rows reach columns: from | internet | aws_lb.alb | aws_autoscaling_group.asg | aws_db_instance.postgres | aws_s3_bucket.bucket | data.aws_secretsmanager_secret.rds_password | aws_cloudwatch_log_group.application_log | aws_cloudwatch_log_group.db_log | aws_cloudwatch_log_group.db_upgrade_log | aws_cloudwatch_log_group.system_log
    Matrix 2: rows reach columns: from | internet | aws_lb.alb | aws_autoscaling_group.asg | aws_db_instance.postgres | aws_vpc_endpoint.s3 | aws_s3_bucket.bucket | data.aws_secretsmanager_secret.rds_password | aws_kms_key.alarms_key | aws_kms_key.backup_key | aws_kms_key.logs_key | aws_sns_topic.alarms | aws_cloudwatch_log_group.application_log | aws_cloudwatch_log_group.db_log | aws_cloudwatch_log_group.db_upgrade_log | aws_cloudwatch_log_group.flow_logs | aws_cloudwatch_log_group.system_log | aws_cloudwatch_log_group.web_acl_log_group
    Who reaches whom, and why: from | to | answer | why | environments
    Settings, with who says each: setting | value | said by | instead of | environments
    PCI DSS 4.0.1: controls that rules are tied to: control | about | all 4 of development | staging-005 | prod-006 | rules | sources
    PCI DSS 4.0.1: out of a template’s reach, or tied to no rule: controls | about | why
    HIPAA Security Rule (45 CFR Part 164, Subpart C): controls that rules are tied to: control | about | all 4 of development | staging-005 | prod-006 | rules | sources
    HIPAA Security Rule (45 CFR Part 164, Subpart C): out of a template’s reach, or tied to no rule: controls | about | why
    SOC 2, Trust Services Criteria of 2017: controls that rules are tied to: control | about | all 4 of development, staging-005 | prod-006 | rules | sources
    SOC 2, Trust Services Criteria of 2017: out of a template’s reach, or tied to no rule: controls | about | why
    CIS AWS Foundations Benchmark 5.0.0: controls that rules are tied to: control | about | all 4 of development, staging-005 | prod-006 | rules | sources
    CIS AWS Foundations Benchmark 5.0.0: out of a template’s reach, or tied to no rule: controls | about | why
    CIS AWS Foundations Benchmark 3.0.0: controls that rules are tied to: control | about | all 4 of development, staging-005 | prod-006 | rules | sources
    CIS AWS Foundations Benchmark 3.0.0: out of a template’s reach, or tied to no rule: controls | about | why
    CIS AWS Foundations Benchmark 1.4.0: controls that rules are tied to: control | about | all 4 of development, staging-005 | prod-006 | rules | sources
    CIS AWS Foundations Benchmark 1.4.0: out of a template’s reach, or tied to no rule: controls | about | why
    AWS Foundational Security Best Practices: controls that rules are tied to: control | about | all 4 of development, staging-005 | prod-006 | rules | sources
    AWS Foundational Security Best Practices: out of a template’s reach, or tied to no rule: controls | about | why
    Dates that run out: last day | state | what | what follows | environments
    Cost of the defaults of each tier, USD a month: part | development | staging | production
    Where environments differ from that: environment | tier | defaults of the tier, USD a month | says otherwise in settings about cost
    Deployed environments: environment | status | account and region | deployed | database | since then | more"
  `);
});

it('says that nothing was reviewed where no environment has a stack', () => {
  const html = reportHtml({ ...data, reach: [] });
  expect(html).toMatch(/<h2 id="reach-title">.*<\/h2>\s*<p>Nothing was reviewed\.<\/p>\s*<\/section>/);
});
