import {
  createOnce,
  done,
  isUuid,
  makeTicketSecret,
  type Outcome,
  referenceUnknown,
  refused,
  requireRole,
  stateConflict,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import {
  type CsvSeparator,
  DialogueSession,
  FollowUpExport,
  type FollowUpExportFormat,
} from '../../entities';
import { keptCaller } from '../caller-of';
import { languageIn } from '../file-language';

/** A file of follow-up agreements to make a ticket for. */
export interface CreateFollowUpExportInput {
  readonly idempotencyKey?: string | null;
  readonly format: FollowUpExportFormat;
  readonly sessionId?: string | null;
  readonly language?: 'EN' | 'NL' | null;
  readonly separator?: CsvSeparator | null;
}

/** What fetches one file: the secret is told once, and null when the same request comes again. */
export interface FollowUpExportTicket {
  readonly found: FollowUpExport;
  readonly secret: string | null;
}

/** Minutes for which a ticket is good. Access that is withdrawn meanwhile is not asked for again: so they are few. */
const lifetimeMinutes = 15;

/**
 * Makes a ticket for a file of the follow-up agreements that the caller may see, of one session or of all. Who the caller is
 * is kept with it: what is in the file is decided by that, when it is fetched.
 */
export async function createFollowUpExport(
  context: AgreementsContext,
  input: CreateFollowUpExportInput,
): Promise<Outcome<FollowUpExportTicket>> {
  requireRole(context.caller, 'EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN');
  if (input.sessionId != null && !isUuid(input.sessionId)) {
    return refused(referenceUnknown('input', 'sessionId'));
  }
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'createFollowUpExport', input },
      (id) => store(manager, context, input, id),
      async (id) => {
        const found = await manager.findOneBy(FollowUpExport, { id });
        return found ? done({ found, secret: null }) : refused(stateConflict(['input'], 'EXPIRED'));
      },
    ),
  );
}

async function store(
  manager: EntityManager,
  context: AgreementsContext,
  input: CreateFollowUpExportInput,
  id: string,
): Promise<Outcome<FollowUpExportTicket>> {
  const { caller, clock } = context;
  const sessionId = input.sessionId?.toLowerCase() ?? null;
  if (sessionId !== null && !(await isForCaller(manager, context, sessionId))) {
    return refused(referenceUnknown('input', 'sessionId'));
  }
  const { secret, secretHash } = makeTicketSecret();
  const createdAt = clock.now();
  const found: FollowUpExport = {
    ...keptCaller(caller),
    id,
    secretHash,
    sessionId,
    format: input.format,
    language: languageIn(input, context),
    separator: input.separator ?? 'SEMICOLON',
    fetches: 0,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + lifetimeMinutes * 60_000),
  };
  await manager.insert(FollowUpExport, found);
  await writeAudit(manager, context, {
    action: 'createFollowUpExport',
    objectIds: [id],
    purpose: 'take along follow-up agreements as a file',
  });
  return done({ found, secret });
}

/** Sessions are public; an organiser takes along what was agreed in those it recorded. */
function isForCaller(
  manager: EntityManager,
  { caller: { role, subject } }: AgreementsContext,
  id: string,
): Promise<boolean> {
  const own = role === 'ORGANISER' ? { organiserSubject: subject ?? '' } : {};
  return manager.existsBy(DialogueSession, { id, ...own });
}
