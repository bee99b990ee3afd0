/** Why no file is sent, with the status that says so. The sentences are in the catalogue of error codes. */
export const downloadRefusals = {
  /** No such ticket or feed, another secret: the same for all. */
  DOWNLOAD_UNKNOWN: 404,
  /** Too late, or what it was for is over. */
  DOWNLOAD_EXPIRED: 410,
  /** The ticket was used as often as it may be. */
  DOWNLOAD_USED_UP: 410,
  /** More than a file of this kind can hold. Needs the fact `maximum`, in rows. */
  DOWNLOAD_TOO_LARGE: 422,
  INTERNAL_SERVER_ERROR: 500,
  /** Needs the fact `retryAfterSeconds`. */
  DOWNLOADS_BUSY: 503,
} as const;

/** Why no file is sent. */
export type DownloadRefusalCode = keyof typeof downloadRefusals;

/** Whether a text is one of the reasons for which no file is sent. */
export function isDownloadRefusal(code: string): code is DownloadRefusalCode {
  return Object.hasOwn(downloadRefusals, code);
}
