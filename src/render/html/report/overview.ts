import type { ResolvedEnvironment } from '../../../config/schema/environment-schema.js';
import { counted } from '../../../counted.js';
import { groupBy } from '../../../group-by.js';
import type { ReportData } from '../../../operations/report/report-data.js';
import type { Finding } from '../../../policy/finding.js';
import { severities } from '../../../rules/define-rule.js';
import { htmlTable } from '../html-table.js';
import { htmlText } from '../html-text.js';
import type { HtmlEnvironments } from './html-environments.js';

/** Each environment in a row: where it is, how large, what protects it, and what the review found. */
export function overview(data: ReportData, environments: HtmlEnvironments): string {
  const findings = groupBy(data.review.findings, ({ environment }) => environment);
  const notReviewed = new Set(data.review.notReviewed.map(({ environment }) => environment));
  return htmlTable({
    caption: 'Environments',
    header: ['environment', 'tier', 'account and region', 'instances', 'database', 'protections', 'findings'],
    rows: data.environments.map((one) => ({
      id: one.suffix,
      about: environments.about([one.suffix]),
      cells: [
        `<a class="id" href="#settings?env=${htmlText(one.suffix)}">${htmlText(one.suffix)}</a>`,
        `<span class="whole">${one.tier}</span>`,
        `${htmlText(one.aws.accountId ?? 'account not named')}<br>${htmlText(one.aws.region)}`,
        instances(one),
        database(one),
        protections(one).join('<br>'),
        notReviewed.has(one.suffix)
          ? '<span class="word unknown">not reviewed</span>'
          : counts(findings.get(one.suffix) ?? [], one.suffix),
      ],
    })),
  });
}

function instances({ compute: { instanceType, minSize, maxSize, spot } }: ResolvedEnvironment): string {
  const count = minSize === maxSize ? `${minSize}` : `${minSize} to ${maxSize}`;
  return `${count} × <span class="id">${htmlText(instanceType)}</span>${spot === true ? '<br>spot' : ''}`;
}

function database({ database: one }: ResolvedEnvironment): string {
  const { engineVersion, instanceClass, storageGiB, multiAz } = one;
  return [
    `PostgreSQL ${htmlText(engineVersion)}`,
    `<span class="id">${htmlText(instanceClass)}</span>, ${storageGiB} GiB`,
    multiAz ? 'standby in a second zone' : 'no standby',
  ].join('<br>');
}

/** What keeps people from losing it; those that are off are named too. */
function protections({ database: db, loadBalancer, backup, storage }: ResolvedEnvironment) {
  const both = [
    ...(db.deletionProtection ? ['database'] : []),
    ...(loadBalancer.deletionProtection ? ['load balancer'] : []),
  ];
  return [
    both.length === 0 ? 'no deletion protection' : `against deletion: ${both.join(', ')}`,
    db.finalSnapshot ? 'final snapshot' : 'no final snapshot',
    `backups of ${counted(db.backupRetentionDays, 'day')}${backup.plan === 'daily' ? `, and a vault of ${backup.retentionDays}` : ''}`,
    ...(storage.objectLock.mode === 'none' ? [] : ['object lock']),
  ].map(htmlText);
}

function counts(findings: readonly Finding[], suffix: string): string {
  const failed = severities.flatMap((severity) => {
    const count = findings.filter((one) => one.outcome === 'fail' && one.severity === severity).length;
    return count === 0 ? [] : [`<span class="word fail">${count} ${severity}</span>`];
  });
  const others = (['unknown', 'waived', 'accepted'] as const).flatMap((outcome) => {
    const count = findings.filter((one) => one.outcome === outcome).length;
    return count === 0 ? [] : [`<span class="word ${outcome}">${count} ${outcome}</span>`];
  });
  const words = failed.length === 0 ? ['<span class="word pass">nothing failed</span>'] : failed;
  return `<a class="plain" href="#findings?env=${htmlText(suffix)}">${[...words, ...others].join('<br>')}</a>`;
}
