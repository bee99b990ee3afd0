import {
  createOnce,
  done,
  type Outcome,
  refusal,
  refused,
  stateConflict,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import { type EntityManager, In } from 'typeorm';
import type { CandidatesContext } from '../context';
import { type CandidatePool, ProfileImport } from '../entities';
import { requireDesk } from '../services/candidate-access.service';
import { poolForProfile } from '../services/place-profile.service';
import { checkImport, type CreateImportInput } from './check-import.service';
import { mappingFor, rememberLast } from './import-mappings.service';
import { busyStates } from './import-states';
import type { ColumnMapping } from './mapping/column-mapping';
import { makeTicketSecret } from './ticket';

/** What of an operation the making of an import needs: the command line has it, too. */
export type ImportContext = Pick<
  CandidatesContext,
  'caller' | 'clock' | 'createId' | 'database' | 'requestId'
>;

/** What lets one file in: the secret is told once, and null when the same request comes again. */
export interface ImportTicket {
  readonly found: ProfileImport;
  readonly secret: string | null;
}

/**
 * Makes an import of a file that is still to come, and the ticket with which it is uploaded. Refused while another
 * import of the desk is at work.
 */
export async function createImport(
  context: ImportContext,
  input: CreateImportInput,
): Promise<Outcome<ImportTicket>> {
  const deskId = requireDesk(context.caller);
  const invalid = refusal<ImportTicket>(checkImport(input, today(context.clock)));
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'createImport', input },
      (id) => store(manager, context, { id, deskId, input }),
      async (id) => done({ found: await manager.findOneByOrFail(ProfileImport, { id }), secret: null }),
    ),
  );
}

async function store(
  manager: EntityManager,
  context: ImportContext,
  { id, deskId, input }: { id: string; deskId: string; input: CreateImportInput },
): Promise<Outcome<ImportTicket>> {
  const busy = await manager.findOneBy(ProfileImport, { deskId, state: In(busyStates) });
  if (busy) return refused(stateConflict(['input'], busy.state));
  const mapping = await mappingFor(manager, deskId, input);
  if (mapping.value === null) return refused(...mapping.errors);
  // Last, as it makes the pool of a region in which the desk has none.
  const { poolId = null, regionCode = null } = input;
  const pool = await poolForProfile(manager, context, deskId, { poolId, regionCode });
  if (pool.value === null) return refused(...pool.errors);
  await rememberLast(manager, context, deskId, input);
  const { secret, secretHash, expiresAt } = makeTicketSecret(context.clock.now());
  const found = {
    ...newImport(context, input, pool.value, mapping.value),
    id,
    secretHash,
    expiresAt,
  };
  await manager.insert(ProfileImport, { ...found, mapping: found.mapping as object, unknownFields: {} });
  await writeAudit(manager, context, {
    action: 'createImport',
    objectIds: [id],
    purpose: 'import the desk’s own export',
  });
  return done({ found, secret });
}

const newImport = (
  { caller, clock }: ImportContext,
  input: CreateImportInput,
  pool: CandidatePool,
  mapping: ColumnMapping | 'NONE',
): Omit<ProfileImport, 'id' | 'secretHash' | 'expiresAt'> => ({
  deskId: pool.deskId,
  poolId: pool.id,
  regionCode: pool.regionCode,
  format: input.format,
  mapping: mapping === 'NONE' ? null : mapping,
  isFullExport: input.isFullExport,
  isDryRun: input.isDryRun ?? false,
  consentConfirmedOn: input.consentConfirmedOn ?? null,
  sizeBytes: input.sizeBytes,
  sha256: input.sha256.toLowerCase(),
  askedBy: caller.subject,
  state: 'WAITING',
  failure: null,
  failureLine: null,
  leaseId: null,
  leaseUntil: null,
  rowsTotal: null,
  rowsDone: 0,
  published: 0,
  updated: 0,
  unchanged: 0,
  refused: 0,
  unknownFields: {},
  createdAt: clock.now(),
  finishedAt: null,
  undoUntil: null,
  undoWithdrawn: 0,
  undoRestored: 0,
  undoKept: 0,
});
