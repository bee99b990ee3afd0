import type { SendMailOptions } from 'nodemailer';

/** A mail with everything that a mail has. The same mail is the same to the byte each time it is tried. */
export interface ReadyMail {
  readonly id: string;
  readonly messageId: string;
  readonly from: string;
  /** The function address of today's contact. */
  readonly to: string;
  readonly date: Date;
  readonly subjectLine: string;
  readonly body: string;
}

/** Where mails go. */
export interface MailTransport {
  /**
   * Resolves once somebody else has taken the mail over.
   * @throws MailRefusedError when this mail was not taken; anything else when no mail would be
   */
  send(mail: ReadyMail, signal: AbortSignal): Promise<void>;
  /** Ends the connections. */
  close(): void;
}

/** The mail was refused where others may not be: its address, or its content. */
export class MailRefusedError extends Error {
  constructor(
    /** The code of SMTP's answer; null when there was none. */
    readonly responseCode: number | null,
  ) {
    super('The mail server refused a mail.');
    this.name = 'MailRefusedError';
  }
}

/** The message, as nodemailer takes it: plain text, and marked so that no absence message answers it. */
export const messageOf = ({ messageId, from, to, date, subjectLine, body }: ReadyMail): SendMailOptions => ({
  from: { name: 'Banenbrug', address: from },
  to: { name: '', address: to },
  subject: subjectLine,
  text: body,
  date,
  messageId,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
});

/** A text that names a file or an address is a text: nothing is ever fetched into a mail. */
export const nothingFetched = { disableFileAccess: true, disableUrlAccess: true } as const;
