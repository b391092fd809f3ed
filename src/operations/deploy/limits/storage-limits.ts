import { numberIn, staysTheSame, textIn, type Weighed } from '../../../changes/weighed.js';
import type { Problem } from '../../../errors/problem.js';
import { gp3Floor } from './gp3-floor.js';
import {
  storageLimitTooLow,
  storageRoundedUp,
  storageShrinks,
  storageSpeedRefused,
  storageStaysLarger,
} from './limit-errors.js';
import type { SettingWords } from './setting-words.js';

/** For whom a database is judged. */
export interface Judge {
  readonly suffix: string;
  readonly words: SettingWords;
}

/** What RDS would refuse of a change of storage. */
export function storageProblems(database: Weighed, judge: Judge): readonly Problem[] {
  if (!staysTheSame(database)) return [];
  return [shrinks, grows, limit, speed].flatMap((look) => look(database, judge));
}

/**
 * While autoscaling is on, the provider plans nothing for a disk that is larger than the configuration says; in the plan that turns it off
 * neither, and every later one is refused.
 */
function shrinks({ address, before, after, wanted }: Weighed, { suffix, words }: Judge): readonly Problem[] {
  const from = numberIn(before, 'allocated_storage');
  const planned = numberIn(after, 'allocated_storage');
  const to = planned < from ? planned : numberIn(wanted, 'allocated_storage');
  if (to === 0 || to >= from) return [];
  const limit = numberIn(after, 'max_allocated_storage');
  const isHidden = planned >= from && limit > to;
  // Where the limit is lower than the disk needs, it has to follow, or the file contradicts itself.
  const least = isHidden ? Math.ceil((from * 11) / 10) : from;
  const more = limit < least ? ` and ${words.write('max_allocated_storage', least)}` : '';
  const details = {
    ...{ suffix, address, from, to, setting: words.name('allocated_storage') },
    write: `${words.write('allocated_storage', from)}${more}`,
  };
  const error = isHidden ? storageStaysLarger : storageShrinks;
  return [error.problem(details, words.place('allocated_storage', to))];
}

/** Not of SQL Server: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html, AllocatedStorage */
function grows(
  { address, resourceType, before, after }: Weighed,
  { suffix, words }: Judge,
): readonly Problem[] {
  const [from, to] = [numberIn(before, 'allocated_storage'), numberIn(after, 'allocated_storage')];
  const least = Math.ceil((from * 11) / 10);
  const rounds = resourceType === 'aws_db_instance' && !textIn(after, 'engine').startsWith('sqlserver-');
  if (!rounds || to <= from || to >= least) return [];
  const details = { suffix, address, from, to, least, write: words.write('allocated_storage', least) };
  return [storageRoundedUp.problem(details, words.place('allocated_storage', to))];
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html */
function limit({ address, before, after }: Weighed, { suffix, words }: Judge): readonly Problem[] {
  const [storage, max] = [numberIn(after, 'allocated_storage'), numberIn(after, 'max_allocated_storage')];
  const changes = ['allocated_storage', 'max_allocated_storage'].some((name) => before[name] !== after[name]);
  if (
    !changes ||
    storage < numberIn(before, 'allocated_storage') ||
    max === 0 ||
    max === storage ||
    max * 10 >= storage * 11
  )
    return [];
  const least = Math.ceil((storage * 11) / 10);
  const details = {
    ...{ suffix, address, storage, limit: max, least, setting: words.name('max_allocated_storage') },
    write: words.write('max_allocated_storage', least),
    off: words.write('max_allocated_storage', storage),
  };
  return [storageLimitTooLow.problem(details, words.place('max_allocated_storage', max))];
}

function speed(database: Weighed, { suffix, words }: Judge): readonly Problem[] {
  const refusal = refusedSpeed(database);
  if (refusal === undefined) return [];
  const { address, after } = database;
  const place = words.place('allocated_storage', after.allocated_storage);
  return [storageSpeedRefused.problem({ suffix, address, ...refusal }, place)];
}

interface Refusal {
  readonly reason: string;
  readonly remedy: string;
}

function refusedSpeed(database: Weighed): Refusal | undefined {
  const kind = textIn(database.after, 'storage_type');
  if (kind === 'gp3') return refusedGp3(database);
  return kind === 'io1' || kind === 'io2' ? refusedProvisioned(database, kind) : undefined;
}

/**
 * The provider sends the IOPS of the state with every change of the size, those of a smaller disk too.
 * https://github.com/hashicorp/terraform-provider-aws/issues/28382
 */
function refusedGp3({ before, after }: Weighed): Refusal | undefined {
  const floor = gp3Floor(textIn(after, 'engine'));
  const [size, iops] = [numberIn(after, 'allocated_storage'), numberIn(after, 'iops')];
  if (floor === undefined || after.iops === undefined) return undefined;
  const { fromGiB, throughputMiBps } = floor;
  const isSent = ['allocated_storage', 'iops'].some((name) => before[name] !== after[name]);
  if (isSent && size >= fromGiB && iops < floor.iops)
    return {
      reason: `gp3 storage of ${size} GiB has at least ${floor.iops} IOPS, and the change would be sent with ${iops}`,
      remedy: `Set \`iops = ${floor.iops}\` and \`storage_throughput = ${throughputMiBps}\` together with the new size. They follow the size from ${fromGiB} GiB on.`,
    };
  if (before.iops !== after.iops && size < fromGiB && iops > 3000)
    return {
      reason: `gp3 storage below ${fromGiB} GiB has 3000 IOPS, which cannot be chosen, and the plan sets ${iops}`,
      remedy: `Leave out \`iops\` and \`storage_throughput\`, or make the storage at least ${fromGiB} GiB.`,
    };
  return undefined;
}

/** Most IOPS for each GiB: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#USER_PIOPS */
const mostPerGiB = { io1: 50, io2: 1000 } as const;

function refusedProvisioned({ before, after }: Weighed, kind: 'io1' | 'io2'): Refusal | undefined {
  const changes = ['allocated_storage', 'iops', 'storage_type'].some((name) => before[name] !== after[name]);
  if (!changes) return undefined;
  const [size, iops] = [numberIn(after, 'allocated_storage'), numberIn(after, 'iops')];
  const least = textIn(after, 'engine').startsWith('sqlserver-') ? 20 : 100;
  if (size < least)
    return {
      reason: `${kind} storage has at least ${least} GiB, and the plan has ${size}`,
      remedy: `Make the storage at least ${least} GiB, or keep gp3.`,
    };
  if (after.iops === undefined) return undefined;
  const most = size * mostPerGiB[kind];
  if (iops >= 1000 && iops <= most) return undefined;
  return {
    reason: `${kind} storage of ${size} GiB has 1000 to ${most} IOPS, and the change would be sent with ${iops}`,
    remedy: `Set \`iops\` to a value from 1000 to ${most}, or keep gp3.`,
  };
}
