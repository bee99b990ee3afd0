import { Readable } from 'node:stream';
import {
  type Caller,
  type DownloadAnswer,
  type DownloadRequest,
  hashTicketSecret,
  refuseDownload,
  type SubgraphRuntime,
  today,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { CalendarFeed } from '../../entities';
import { callerOf } from '../caller-of';
import { findOpenWithDay } from '../../repositories/described-follow-up.repository';
import { isOpenEmployer } from '../../repositories/reference.repository';
import { writeCalendar } from './write-calendar';

/** The most events of a calendar: those with the earliest days. */
const mostEvents = 2000;

/** Sends the calendar of a feed, or says that it has not changed. One that is revoked is unknown. */
export async function sendFeed(
  { dataSource: { manager }, clock }: SubgraphRuntime,
  { secret, knownTags }: DownloadRequest,
): Promise<DownloadAnswer> {
  const feed = await manager.findOneBy(CalendarFeed, { secretHash: hashTicketSecret(secret) });
  if (!feed || feed.revokedAt !== null) return refuseDownload('DOWNLOAD_UNKNOWN');
  if (feed.expiresAt <= clock.now()) return refuseDownload('DOWNLOAD_EXPIRED');
  const day = today(clock);
  const caller = await callerToday(manager, feed, day);
  if (caller === null) return refuseDownload('DOWNLOAD_EXPIRED');
  if (feed.lastFetchedOn !== day) await manager.update(CalendarFeed, { id: feed.id }, { lastFetchedOn: day });
  const rows = await findOpenWithDay(manager, caller, mostEvents);
  const { role, language } = feed;
  const { text, tag } = writeCalendar(rows, { role, language, today: day });
  if (knownTags.includes(tag)) return { type: 'UNCHANGED', tag };
  const name = { en: 'follow-up-agreements', nl: 'vervolgafspraken' }[language];
  return { type: 'FILE', kind: 'CALENDAR', name, tag, body: Readable.from([Buffer.from(text)]) };
}

/**
 * For whom a feed is asked today: an employer or a desk that is open, and of the desk the regions that it had when the feed
 * was made and still has. Null when the party is no more.
 */
async function callerToday(manager: EntityManager, feed: CalendarFeed, day: string): Promise<Caller | null> {
  const caller = callerOf(feed);
  if (feed.role === 'EMPLOYER') {
    return (await isOpenEmployer(manager, feed.employerId ?? '', day)) ? caller : null;
  }
  if (feed.role !== 'DESK') return caller;
  const [desk] = await manager.query<{ regions: string[] }[]>(
    `select d.region_codes as regions from regions.published_desk d
     where d.id = $1 and (d.closed_on is null or d.closed_on > $2::date)`,
    [feed.deskId, day],
  );
  if (desk === undefined) return null;
  return { ...caller, regions: caller.regions.filter((region) => desk.regions.includes(region)) };
}
