import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';

const lockType = 'aws_backup_vault_lock_configuration';

const locked = (lifecycle: object | undefined, lock: object) => ({
  stack: {
    resource: {
      aws_backup_plan: {
        daily: { rule: [{ target_vault_name: '${aws_backup_vault.daily.name}', lifecycle }] },
      },
      aws_backup_vault: { daily: { name: 'daily' } },
      [lockType]: {
        daily: { backup_vault_name: '${aws_backup_vault.daily.name}', ...lock },
      },
    },
  },
});

export default defineRule({
  id: 'BACKUP-9',
  title: 'Backup plans keep backups for days that the lock of the vault takes',
  severity: 'medium',
  area: 'function',
  resource: 'aws_backup_plan',
  setting: 'backup.retentionDays',
  why: 'A job whose backup would be kept for fewer days than the lock asks for, or for more than it allows, fails: there are no backups.',
  fix: 'Set `rule.lifecycle.delete_after` from `min_retention_days` to `max_retention_days` of the lock.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html',
  examples: {
    pass: [
      locked({ delete_after: 90 }, { min_retention_days: 90 }),
      locked(undefined, { min_retention_days: 90 }),
      locked({ delete_after: 90 }, { min_retention_days: 35, max_retention_days: '120' }),
    ],
    fail: [
      locked({ delete_after: 90 }, { min_retention_days: 91 }),
      locked({ delete_after: 400 }, { max_retention_days: 365 }),
      locked(undefined, { max_retention_days: 365 }),
    ],
    unknown: [
      locked({ delete_after: '${var.days}' }, { min_retention_days: 90 }),
      locked({ delete_after: 90 }, { min_retention_days: '${var.days}' }),
      {
        stack: {
          resource: {
            aws_backup_plan: { daily: { rule: '${var.rules}' } },
            [lockType]: { daily: { backup_vault_name: 'daily', min_retention_days: 90 } },
          },
        },
      },
    ],
  },
  check: (plan, { model }) => {
    if (model.ofType(lockType).length === 0) return notApplicable;
    const rules = plan.blocks('rule');
    return rules === undefined ? unknown('rule') : rules.flatMap((rule) => judgeRule(plan, rule, model));
  },
});

function judgeRule(plan: Element, rule: Block, model: CheckContext['model']): readonly Verdict[] {
  const path = rule.at('target_vault_name');
  const vaults = model.follow(plan, path);
  const locks = vaults.elements.map((vault) =>
    model.referring(vault, { type: lockType, path: 'backup_vault_name' }),
  );
  // A lock that may be the one of this vault, or a vault that may be the one of a lock.
  const isOpen = vaults.unresolved || locks.some(({ unresolved }) => unresolved);
  const judged = locks.flatMap(({ elements }) => elements.map((lock) => judge(rule, lock)));
  return isOpen ? [...judged, unknown(path)] : judged;
}

/** How long a rule keeps its backups; without days for ever. */
function judge(rule: Block, lock: Element): Verdict {
  const attribute = rule.at('lifecycle.delete_after');
  const days = daysIn(rule, 'lifecycle.delete_after', Number.POSITIVE_INFINITY);
  const least = daysIn(lock, 'min_retention_days', 0);
  const most = daysIn(lock, 'max_retention_days', Number.POSITIVE_INFINITY);
  if (days === undefined || least === undefined || most === undefined) return unknown(attribute);
  if (days < least) return fail(attribute, 'The lock of the vault asks for more days.');
  return days > most ? fail(attribute, 'The lock of the vault allows fewer days.') : pass;
}

/** Undefined where the days are not known yet. */
function daysIn(block: Block, path: string, absent: number): number | undefined {
  const reading = block.get(path);
  if (reading.state === 'unknown') return undefined;
  return reading.state === 'absent' ? absent : Number(reading.value);
}
