import { createHash } from 'node:crypto';
import {
  addDays,
  type ConnectionArguments,
  type Connection,
  connectionOf,
  HubError,
  type Page,
  pageOf,
} from '@banenbrug/service-common';
import type { CandidateProfile } from '../entities';
import type { HitRow, Matching } from './engine';
import type { Question } from './question';

/** One question's answer: what the fields of CandidateSearch are resolved from. */
export interface MatchAnswer {
  readonly matching: Matching;
  readonly key: string;
  /** What the client asked, for the hash in its cursors. */
  readonly asked: string;
  readonly question: Question;
  readonly page: Page;
}

/** A profile with the key of the question it answers. */
type Hit = Extract<HitRow, CandidateProfile>;

/**
 * The page of hits that a cursor names: it holds a hash of the question, the day whose order it was made in, and
 * the place in that order. It lives until the end of the next day, so that midnight breaks no reading.
 * @param asked what was asked, the same for as long as the criteria are
 * @param preferred how many criteria need not be met
 * @throws HubError PAGE_SIZE_OUT_OF_RANGE, or CURSOR_INVALID for another question's cursor or an old one
 */
export function pageOfMatches(
  paging: ConnectionArguments,
  asked: string,
  preferred: number,
  today: string,
): Page {
  const page = pageOf(paging, ['text', 'day', 'text', 'day', 'id']);
  if (page.after === null) return page;
  const [hash, day, met = ''] = page.after;
  const isOurs =
    hash === hashOf(asked) &&
    (day === today || day === addDays(today, -1)) &&
    /^\d{1,2}$/.test(met) &&
    Number(met) <= preferred;
  if (!isOurs) throw new HubError('CURSOR_INVALID', { argument: 'after' });
  return page;
}

/** The page's hits; asked several times it is one statement. */
export async function hitsOf(
  { matching, key, asked, page }: MatchAnswer,
  today: string,
): Promise<Connection<Hit>> {
  const rows = await matching.page.load({ parent: key, page });
  const day = page.after?.[1] ?? today;
  return connectionOf(rows.filter(isHit), page, ({ met, verifiedOn, id }) => [
    hashOf(asked),
    day,
    String(met),
    verifiedOn,
    id,
  ]);
}

const isHit = (row: HitRow): row is Hit => row.id !== null;

const hashOf = (asked: string): string => createHash('sha256').update(asked).digest('base64url').slice(0, 16);
