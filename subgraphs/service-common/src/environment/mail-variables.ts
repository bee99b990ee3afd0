import { z } from 'zod';
import type { MailSettings } from '../mail-outbox/mail-delivery';

const bareAddress = /^[^\s@<>"]+@[^\s@<>"]+$/;

/** The variables by which a process that sends mails is told how; without them mails stay queued. */
export const mailVariables = {
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'must be the address of the mail server, smtp://… or smtps://…; escape signs of its password',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(bareAddress, 'must be the address that mails come from, and nothing around it')
    .optional(),
  MAIL_FOLDER: z.string().optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address at which people reach the hub' })
    .optional(),
};

/** The parsed variables. */
interface ParsedMail {
  readonly SMTP_URL?: string | undefined;
  readonly MAIL_FROM?: string | undefined;
  readonly MAIL_FOLDER?: string | undefined;
  readonly PUBLIC_URL?: string | undefined;
}

/** Where mails of a folder come from when nothing is named; nobody can answer them. */
const localFrom = 'banenbrug@localhost';

/**
 * The mail settings out of the parsed variables; the mail server comes before the folder. Null when neither is named.
 * @param defaultFolder where mails are written when nothing is named
 */
export function mailSettings(
  { SMTP_URL: smtpUrl, MAIL_FROM: from = localFrom, MAIL_FOLDER, PUBLIC_URL }: ParsedMail,
  defaultFolder: string | null = null,
): MailSettings | null {
  const publicUrl = PUBLIC_URL ?? null;
  if (smtpUrl !== undefined) return { to: { smtpUrl }, from, publicUrl };
  const folder = MAIL_FOLDER ?? defaultFolder;
  return folder === null ? null : { to: { folder }, from, publicUrl };
}

/** What is missing of settings that were begun; one sentence each. */
export const missingMailSettings = ({ SMTP_URL, MAIL_FROM }: ParsedMail): string[] =>
  SMTP_URL !== undefined && MAIL_FROM === undefined
    ? ['MAIL_FROM: name the address that mails come from, or take SMTP_URL away']
    : [];
