import { compare, divide, whole } from '../../analysis/numbers/decimal.ts';
import type { Figure } from '../../analysis/paragraph.ts';
import type { Listing } from '../listings/listing.ts';
import { order } from './gaps.ts';

const EACH = /各[^类种级项界方地]{0,2}$|人手$|每[^，,。；;、]$/;
/** 城镇居民人均可支配收入: averages do not add up. */
const AVERAGED = /[人户亩日月年次笔]均(?!衡|等|田|匀)|平均|均价|单价/;

/** Whether the figures of a listing add up to nothing: shares that each has, means, what came beside what went, fractions of things. */
export function isNoSum(listing: Listing): boolean {
  const { totals, parts } = listing;
  // 镇长、书记各讲1堂: how many there are together only the names tell.
  if (parts.some(({ label }) => EACH.test(label) || AVERAGED.test(label))) return true;
  if (areInAndOut(listing) || areMeans(listing)) return true;
  return isFraction(totals[0]![0]!) && parts.every((part) => !isFraction(part));
}

/** 居民人均可支配收入3.26万元，其中城镇4.12万元，农村2.13万元: a mean lies between those of its groups. */
function areMeans({ totals, parts }: Listing): boolean {
  return totals.every(
    (total) =>
      total.every(({ label }) => AVERAGED.test(label)) && parts.some((part) => order(total, [part]) === 'below'),
  );
}

/** 净增86名（新增132名、注销46名）: the one is taken from the other. */
function areInAndOut({ totals, parts }: Listing): boolean {
  if (!totals[0]!.some(({ label }) => /净[增减]/.test(label))) return false;
  return [COMING, GOING].every((words) => parts.some(({ label }) => words.test(label)));
}

const COMING = /^(?:新|增|招|录|引进|调入|转入|迁入)/;
const GOING = /^(?:注销|吊销|减少?|退|调出|离|转出|迁出|流出|核减|取消|解聘|辞)/;

/** 社区均6.1个（行政村1030个、社区256个）: what is no whole number of things is an average, and no total of things. */
function isFraction({ quantity: { measure, unit, value } }: Figure): boolean {
  return (
    measure === 'count' && /^[个家件户名人张起宗处]$/.test(unit) && compare(value, divide(value, whole(1), 0)) !== 0
  );
}
