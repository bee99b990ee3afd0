import { Readable } from 'node:stream';
import {
  type DownloadAnswer,
  type DownloadRequest,
  isTicketSecret,
  refuseDownload,
  type SubgraphRuntime,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { FollowUpExport } from '../../entities';
import { callerOf } from '../caller-of';
import type { FileReader } from '../file-reader';
import { type DescribedFollowUp, findDescribedPage } from '../../repositories/described-follow-up.repository';
import { writeCsv } from './write-csv';
import { writeWorkbook } from './write-workbook';

/** What an export may cost. */
export interface ExportLimits {
  /** Rows that are read at once. */
  readonly pageSize: number;
  /** The most rows of a workbook, which is whole in memory while it is made. */
  readonly maxWorkbookRows: number;
}

const defaults: ExportLimits = { pageSize: 1000, maxWorkbookRows: 10_000 };

/** How often a file may be asked for with one ticket: a connection breaks off now and then. */
const mostFetches = 3;

const fileNames = { en: 'follow-up-agreements', nl: 'vervolgafspraken' } as const;

/** Sends the file of a ticket, as the caller that it was made for may see it now. */
export async function sendExport(
  runtime: SubgraphRuntime,
  request: DownloadRequest,
  limits: ExportLimits = defaults,
): Promise<DownloadAnswer> {
  const ticket = await spendTicket(runtime, request);
  if (!(ticket instanceof FollowUpExport)) return ticket;
  const { manager } = runtime.dataSource;
  const { format: kind, role, language, separator } = ticket;
  const reader: FileReader = { role, language, today: today(runtime.clock) };
  const name = `${fileNames[language]}-${reader.today}`;
  // The first page is read before anything is answered: what fails there can still be told.
  const first = await findPage(manager, ticket, null, limits.pageSize);
  const pages = pagesFrom(manager, ticket, first, limits.pageSize);
  if (kind === 'CSV')
    return { type: 'FILE', kind, name, tag: null, body: writeCsv(pages, { ...reader, separator }) };
  const rows: DescribedFollowUp[] = [];
  for await (const page of pages) {
    rows.push(...page);
    if (rows.length > limits.maxWorkbookRows) {
      return refuseDownload('DOWNLOAD_TOO_LARGE', { maximum: limits.maxWorkbookRows });
    }
    if (request.signal.aborted) break;
  }
  const bytes = await writeWorkbook(rows, reader);
  return { type: 'FILE', kind, name, tag: null, body: Readable.from([bytes]) };
}

/** Judges a ticket and counts that it was used, with the line of the audit log that says so: both stand or neither. */
function spendTicket(
  { dataSource, clock }: SubgraphRuntime,
  { id, secret, requestId }: DownloadRequest,
): Promise<FollowUpExport | DownloadAnswer> {
  return dataSource.transaction(async (manager) => {
    const ticket = await manager.findOne(FollowUpExport, {
      where: { id: id ?? '' },
      lock: { mode: 'for_no_key_update' },
    });
    // Another ticket's secret takes the same time as the right one.
    if (!isTicketSecret(ticket?.secretHash ?? null, secret) || !ticket) {
      return refuseDownload('DOWNLOAD_UNKNOWN');
    }
    if (ticket.expiresAt <= clock.now()) return refuseDownload('DOWNLOAD_EXPIRED');
    if (ticket.fetches >= mostFetches) return refuseDownload('DOWNLOAD_USED_UP');
    await manager.update(FollowUpExport, { id: ticket.id }, { fetches: ticket.fetches + 1 });
    await writeAudit(
      manager,
      { caller: callerOf(ticket), requestId, clock },
      {
        action: 'fetchFollowUpExport',
        objectIds: [ticket.id],
        purpose: 'take along follow-up agreements as a file',
      },
    );
    return ticket;
  });
}

const findPage = (
  manager: EntityManager,
  ticket: FollowUpExport,
  after: DescribedFollowUp | null,
  limit: number,
): Promise<DescribedFollowUp[]> =>
  findDescribedPage(manager, callerOf(ticket), ticket.sessionId, after, limit);

async function* pagesFrom(
  manager: EntityManager,
  ticket: FollowUpExport,
  first: readonly DescribedFollowUp[],
  pageSize: number,
): AsyncGenerator<readonly DescribedFollowUp[]> {
  let page = first;
  for (;;) {
    yield page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    page = await findPage(manager, ticket, last, pageSize);
  }
}
