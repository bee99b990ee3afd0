/** The most bytes that a file sent with a ticket may have, anywhere: 50 MiB. A ticket is for one size, up to this. */
export const maxUploadBytes = 50 * 1024 * 1024;

/** Why a file is not taken, with the status that says so. The sentences are in the catalogue of error codes. */
export const uploadRefusals = {
  UPLOAD_INTERRUPTED: 400,
  /** No such ticket, another secret: the same for both. */
  UPLOAD_UNKNOWN: 404,
  UPLOAD_ALREADY_RECEIVED: 409,
  /** Its ticket stays good until what is running has ended. */
  UPLOAD_CONFLICT: 409,
  /** Too late, or what it was for is over. */
  UPLOAD_EXPIRED: 410,
  /** Needs the fact `maximum`, in bytes. */
  PAYLOAD_TOO_LARGE: 413,
  UPLOAD_SIZE_MISMATCH: 422,
  UPLOAD_HASH_MISMATCH: 422,
  INTERNAL_SERVER_ERROR: 500,
  /** Needs the fact `retryAfterSeconds`. */
  UPLOADS_BUSY: 503,
  UPLOAD_NO_SPACE: 507,
} as const;

/** Why a file is not taken. */
export type UploadRefusalCode = keyof typeof uploadRefusals;

/** A file is taken. */
export const uploadReceivedCode = 'UPLOAD_RECEIVED';

export type UploadCode = typeof uploadReceivedCode | UploadRefusalCode;

/** 201: all is done; 202: the file is safe and the rest is still to come. */
export type UploadStatus = 201 | 202 | (typeof uploadRefusals)[UploadRefusalCode];

/** Whether a text is one of the reasons for which a file is not taken. */
export function isUploadRefusal(code: string): code is UploadRefusalCode {
  return Object.hasOwn(uploadRefusals, code);
}
