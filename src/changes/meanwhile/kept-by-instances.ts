import { jsonList, memberOf } from '../../model/json.js';
import { readableLines } from '../../model/secrets/readable-lines.js';
import { type Effect, type Gravity, worse } from '../../resources/effect.js';
import { holdsData, resourceTypeOf } from '../../resources/index.js';
import type { ResourceChange } from '../../terraform/json/plan.js';
import { textsIn } from '../written/texts-in.js';
import { followedBy, isChanged, type WrittenAttributes } from '../written/written-attributes.js';
import type { MovedTargets } from './target-groups-of.js';

const userDataPage = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html';
const healthPage = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html';
const rollbackPage = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html';

/** A resource of which instances that run know what was true when they started. */
export interface KnownFormerly extends Pick<Effect, 'gravity' | 'does'> {
  readonly address: string;
}

/**
 * What instances of a launch template still know from its former user data, and what fails by it: of resources that the new user data reads too, and
 * of those whose former names stand in the text that they were started with.
 */
export function knownFormerly(template: string, { changed, written }: Plan): readonly KnownFormerly[] {
  const text = formerText(changed.find(({ address }) => address === template));
  const read = followedBy(written, { address: template, name: 'user_data' }, changed);
  return changed.flatMap((resource): readonly KnownFormerly[] => {
    const { address, type, change } = resource;
    // What is new was not known before.
    if (change.before == null || address === template) return [];
    const former = resourceTypeOf(type)?.former;
    const isRead = read.find((one) => one.address === address);
    const attributes = isRead?.attributes ?? (former === undefined ? [] : namedIn(text, resource));
    if (isRead === undefined && attributes.length === 0) return [];
    return [knownOf(address, attributes, former ?? {})];
  });
}

interface Plan {
  readonly changed: readonly ResourceChange[];
  readonly written: WrittenAttributes;
}

function knownOf(
  address: string,
  attributes: readonly string[],
  former: Readonly<Record<string, Effect>>,
): KnownFormerly {
  const known = attributes.map((name) => (Object.hasOwn(former, name) ? former[name] : former['']));
  const told = known.flatMap((one) => one ?? []);
  const gravity = told.reduce<Gravity>((sum, one) => worse(sum, one.gravity), 'none');
  return told.length === 0
    ? { address, gravity: 'unknown', does: 'nobody has declared what fails' }
    : { address, gravity, does: [...new Set(told.map(({ does }) => does))].join(' and ') };
}

/** What instances run with; nothing where somebody has marked it as secret. */
function formerText(template: ResourceChange | undefined): string {
  const { before, before_sensitive: sensitive } = template?.change ?? {};
  if (sensitive === true || memberOf(sensitive, 'user_data') === true) return '';
  return readableLines(before?.user_data)?.join('\n') ?? '';
}

/** Shorter values, such as the name of a user, stand in a text by chance. */
const shortest = 12;

/** Attributes of a resource that change, and whose former values stand in a text as words. */
function namedIn(text: string, resource: ResourceChange): readonly string[] {
  return Object.entries(resource.change.before ?? {}).flatMap(([name, value]) => {
    if (name.startsWith('tags') || !(isChanged(resource, name) || movesToo(resource, name))) return [];
    const isNamed = textsIn(value).some((one) => one.length >= shortest && hasWord(text, one));
    return isNamed ? [name] : [];
  });
}

/** Whether it gets another value with another attribute, which a plan does not tell. */
function movesToo(resource: ResourceChange, name: string): boolean {
  const moves = resourceTypeOf(resource.type)?.movesToo ?? {};
  return Object.entries(moves).some(([by, moved]) => moved === name && isChanged(resource, by));
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const around = [text[at - 1] ?? ' ', text[at + word.length] ?? ' '];
    if (around.every((sign) => !/[\w.-]/.test(sign))) return true;
  }
  return false;
}

/**
 * What fails while instances run that were started with the former user data.
 * @param group the group whose refresh exchanges them; undefined where none does
 */
export function untilExchanged(known: readonly KnownFormerly[], group?: ResourceChange): readonly Effect[] {
  if (known.length === 0) return [];
  const { gravity, what, about } = together(known);
  if (group === undefined) {
    const does = `instances that run keep their former user data, and no instance refresh of this plan exchanges them; until somebody does: ${what}`;
    return [{ gravity, does, page: userDataPage, about }];
  }
  const does = `instances that run keep their former user data until they are exchanged; the exchange begins as soon as all that the new user data reads is there, also where it is still empty; until the last one is exchanged: ${what}${endedMeanwhile(group, gravity)}`;
  return [{ gravity, does, page: userDataPage, about, endsWith: 'last instance' }];
}

/** The same, where the groups are made anew before the former ones go. */
export function untilReplaced(known: readonly KnownFormerly[], groups: readonly string[]): readonly Effect[] {
  if (known.length === 0) return [];
  const { gravity, what, about } = together(known);
  const does = `instances that run keep their former user data, and go with the former ${groups.join(' and ')}; until then: ${what}`;
  return [{ gravity, does, page: userDataPage, about: [...about, ...groups] }];
}

function together(known: readonly KnownFormerly[]) {
  return {
    gravity: known.reduce<Gravity>((sum, one) => worse(sum, one.gravity), 'none'),
    what: known.map(({ address, does }) => `${does} (${address})`).join('; '),
    about: known.map(({ address }) => address),
  };
}

/** A health check that needs what is away fails too: the group then starts others from the template that it still has. */
function endedMeanwhile({ change: { after } }: ResourceChange, gravity: Gravity): string {
  return gravity === 'downtime' && after?.health_check_type === 'ELB'
    ? '; if the health check of the application needs it, the group also ends these instances, and until it has the new template it starts others of the former one, which fail too'
    : '';
}

/** What becomes of instances that run when their target group asks them in another way. */
export function failingTheCheck(
  moved: readonly MovedTargets[],
  { change: { after } }: ResourceChange,
): readonly Effect[] {
  return moved.map(({ address, isReplaced, differs }) => {
    const must = differs.some((one) => /^(?:port|protocol) /.test(one)) ? 'fail' : 'may fail';
    const who = `instances that run ${must} the health check of ${isReplaced ? 'the new ' : ''}${address} (${differs.join(', ')})`;
    const does =
      after?.health_check_type === 'ELB'
        ? `${who}: once a new instance has passed it, the group ends all that fail it, also several at once: the minimum of the refresh does not hold it back`
        : `${who}: they get no requests until they are exchanged`;
    return { gravity: 'downtime', does, page: healthPage, about: [address], endsWith: 'first instance' };
  });
}

/**
 * What a refresh that fails leaves behind. Its rollback starts instances of what the group has saved, and Terraform saves the new version in
 * the group before it starts the refresh: nothing brings the former one back.
 * Source: https://github.com/hashicorp/terraform-provider-aws/issues/34189
 */
export function afterFailedRefresh(
  group: ResourceChange,
  {
    known,
    moved,
    changed,
  }: Pick<Plan, 'changed'> & {
    readonly known: readonly KnownFormerly[];
    readonly moved: readonly MovedTargets[];
  },
): readonly Effect[] {
  const [refresh] = jsonList(group.change.after?.instance_refresh);
  if (refresh === undefined || moved.length + known.length === 0) return [];
  const parts = [
    ...moved.map(({ address, differs }) => `${address} (${differs.map(withoutArrow).join(', ')})`),
    ...known.map(({ address }) => address),
  ];
  const emptied = known.map(({ address }) => address).filter((address) => isMadeEmpty(address, changed));
  const end =
    emptied.length === 0
      ? 'until the group replaces them or a mended file is deployed; the former file would do, with another downtime'
      : `until the group replaces them or a mended file is deployed; the former file would replace ${emptied.join(' and ')} again, and brings no data back`;
  const does = `should the refresh fail, nothing goes back: ${[...new Set(parts)].join(', ')} and the group keep what is new, also after a rollback by Auto Scaling, and instances that were not exchanged go on failing ${end}`;
  return [{ gravity: 'downtime', does, page: rollbackPage }];
}

/** Whether it is replaced, and what was in it is not in the new one. */
function isMadeEmpty(address: string, changed: readonly ResourceChange[]): boolean {
  return changed.some(
    (one) => one.address === address && one.change.actions.includes('delete') && holdsData(one.type),
  );
}

/** `port 8080 → 9090` → `port 9090`. */
function withoutArrow(difference: string): string {
  return difference.replace(/ \S+ → (?=\S+$)/, ' ');
}
