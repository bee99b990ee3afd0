import type { ImportState } from '../entities';

/** States of an import that is at work: a desk has at most one such import. */
export const busyStates: readonly ImportState[] = ['UPLOADED', 'RUNNING', 'UNDOING'];

/** Why an import was given up that can go on with the same file. */
export const resumableFailures: readonly string[] = ['FAULT', 'TICKET_EXPIRED', 'UPLOAD_AGAIN'];
