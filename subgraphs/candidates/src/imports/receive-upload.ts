import {
  type IncomingUpload,
  type ReceiveUpload,
  refuseUpload,
  type SubgraphRuntime,
  type UploadAnswer,
  uploadReceived,
} from '@banenbrug/service-common';
import { In } from 'typeorm';
import { ProfileImport } from '../entities';
import { isUniqueViolation } from './database-faults';
import { importRunsOn, type ImportRuns, newLease } from './import-runs';
import { busyStates } from './import-states';
import { type Lease, leaseEnd } from './lease';
import { type ReceivedFile, SpoolError, type SpoolFault } from './spool';
import { isSecretOf } from './ticket';

const refusalOf = {
  INTERRUPTED: 'UPLOAD_INTERRUPTED',
  TOO_SHORT: 'UPLOAD_SIZE_MISMATCH',
  TOO_LONG: 'UPLOAD_SIZE_MISMATCH',
  WRONG_HASH: 'UPLOAD_HASH_MISMATCH',
  NO_SPACE: 'UPLOAD_NO_SPACE',
} as const satisfies Record<SpoolFault, string>;

/**
 * Takes the file of a ticket: judges the ticket, keeps the file on this machine while it comes, and begins with the
 * import once it is whole. What was not taken leaves nothing behind, and its ticket good until it expires.
 */
export function receiveImports(
  runtime: SubgraphRuntime,
  runs: ImportRuns = importRunsOn(runtime),
): ReceiveUpload {
  return async (upload) => {
    const found = await runtime.dataSource.manager.findOneBy(ProfileImport, { id: upload.id });
    const refusal = await refusalOfTicket(runtime, found, upload);
    if (refusal || !found) return refusal ?? refuseUpload('UPLOAD_UNKNOWN');
    try {
      const lease = newLease(found.id);
      const file = await runs.spool.receive(
        upload.body,
        found,
        `${found.id}.${lease.leaseId}`,
        upload.signal,
      );
      return await accept(runtime, runs, { found, file, lease });
    } catch (error) {
      if (error instanceof SpoolError) return refuseUpload(refusalOf[error.fault]);
      throw error;
    }
  };
}

/** Why a ticket does not take this file, as far as can be told before a byte of it is read. */
async function refusalOfTicket(
  { dataSource, clock }: SubgraphRuntime,
  found: ProfileImport | null,
  { secret, contentLength }: IncomingUpload,
): Promise<UploadAnswer | null> {
  // Another ticket's secret takes the same time as the right one.
  if (!isSecretOf(found?.secretHash ?? null, secret) || !found) return refuseUpload('UPLOAD_UNKNOWN');
  if (found.state === 'FAILED') return refuseUpload('UPLOAD_EXPIRED');
  if (found.state !== 'WAITING') return refuseUpload('UPLOAD_ALREADY_RECEIVED');
  if (found.expiresAt <= clock.now()) return refuseUpload('UPLOAD_EXPIRED');
  if (contentLength !== null && contentLength !== found.sizeBytes)
    return refuseUpload('UPLOAD_SIZE_MISMATCH');
  const isBusy = await dataSource.manager.existsBy(ProfileImport, {
    deskId: found.deskId,
    state: In(busyStates),
  });
  return isBusy ? refuseUpload('UPLOAD_CONFLICT') : null;
}

/** Makes the file the import's. Of several at once one does; another import of the desk that was first keeps it waiting. */
async function accept(
  { dataSource, clock }: SubgraphRuntime,
  runs: ImportRuns,
  { found, file, lease }: { found: ProfileImport; file: ReceivedFile; lease: Lease },
): Promise<UploadAnswer> {
  try {
    const [, taken] = await dataSource.manager.query<[unknown, number]>(
      `update imports set state = 'UPLOADED', lease_id = $3, lease_until = $4
       where id = $1 and state = 'WAITING' and secret_hash = $2`,
      [found.id, found.secretHash, lease.leaseId, leaseEnd(clock)],
    );
    if (taken !== 1) {
      await file.discard();
      return refuseUpload('UPLOAD_ALREADY_RECEIVED');
    }
  } catch (error) {
    await file.discard();
    if (isUniqueViolation(error)) return refuseUpload('UPLOAD_CONFLICT');
    throw error;
  }
  await file.keepFor(found.id);
  void runs.start(lease);
  return uploadReceived(202, { importId: found.id, state: 'UPLOADED' });
}
