import { basename, normalize } from 'node:path';
import { z } from 'zod';
import { writeWholeFile } from '../../files/write-whole-file.js';
import { adoptionFile, type EnvironmentFolder } from '../../terraform/folder/environment-folder.js';
import { managedChanges, parsePlan } from '../../terraform/json/plan.js';
import type { OperationContext } from '../context.js';

interface Group {
  readonly address: string;
  readonly name: string;
}

/** Log groups that RDS makes: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html */
const ofDatabase = /^\/aws\/rds\/instance\/[a-z0-9-]+\/[a-z]+$/;
const ofRoot = /^aws_cloudwatch_log_group\.[\w-]+$/;

/**
 * RDS makes the log groups of a database that nobody made before it, and AWS takes no second one of a name. Where a plan would make groups of
 * databases that live already, writes beside the stack which of them AWS has: the next plan takes those into the state, with what was logged.
 * Terraform asks AWS by a data source in the same run; what is not there is made. The stack stays as it is.
 * @param text what `terraform show -json` printed of the plan; undefined for one without changes
 * @returns whether something was written, so that the plan has to be made again
 */
export function adoptLogGroups(
  { emit }: OperationContext,
  { folder }: { readonly folder: Pick<EnvironmentFolder, 'path' | 'suffix'> },
  text: string | undefined,
): boolean {
  if (text === undefined) return false;
  const { suffix } = folder;
  const changes = managedChanges(parsePlan(text, suffix));
  const living = changes.flatMap(({ type, change }) => {
    const identifier = type === 'aws_db_instance' ? change.before?.identifier : undefined;
    return typeof identifier === 'string' ? [identifier] : [];
  });
  const groups = changes.flatMap(({ address, type, change }): Group[] => {
    const name = change.after?.name;
    if (type !== 'aws_cloudwatch_log_group' || change.actions.join() !== 'create') return [];
    if (typeof name !== 'string' || !ofDatabase.test(name) || !ofRoot.test(address)) return [];
    return living.includes(name.split('/')[4] ?? '') ? [{ address, name }] : [];
  });
  if (groups.length === 0) return false;
  writeWholeFile(adoptionFile(folder), JSON.stringify(adoptionOf(groups)), 0o600);
  emit({
    type: 'notice',
    environment: suffix,
    message:
      'The database lives already: log groups that RDS has made for it are taken into the state, and not made anew.',
  });
  return true;
}

const found = 'log_groups_of_rds';

function adoptionOf(groups: readonly Group[]) {
  const there = `data.aws_cloudwatch_log_groups.${found}.log_group_names`;
  return {
    data: { aws_cloudwatch_log_groups: { [found]: { log_group_name_prefix: '/aws/rds/instance/' } } },
    import: groups.map(({ address, name }) => ({
      // Terraform takes an id that AWS does not know for an error: of those that are there, this one.
      for_each: `\${toset([for name in ${there} : name if name == "${name}"])}`,
      to: address,
      id: '${each.value}',
    })),
  };
}

const adoptionShape = z.strictObject({
  data: z.unknown(),
  import: z.array(
    z.strictObject({ for_each: z.string(), to: z.string().regex(ofRoot), id: z.literal('${each.value}') }),
  ),
});

/** Whether a text in a plan file is nothing but what `adoptLogGroups` writes beside the stack. */
export function isAdoption(name: string, text: string): boolean {
  if (normalize(name) !== basename(adoptionFile({ path: '' }))) return false;
  try {
    const { success, data } = adoptionShape.safeParse(JSON.parse(text));
    if (!success) return false;
    const groups = data.import.map(({ for_each, to }) => ({
      address: to,
      name: /name == "([^"]*)"/.exec(for_each)?.[1] ?? '',
    }));
    return (
      groups.every((group) => ofDatabase.test(group.name)) &&
      JSON.stringify(JSON.parse(text)) === JSON.stringify(adoptionOf(groups))
    );
  } catch {
    return false;
  }
}
