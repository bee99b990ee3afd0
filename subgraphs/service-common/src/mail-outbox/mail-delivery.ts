import { createFolderTransport } from './folder-transport';
import type { MailTransport } from './mail-transport';
import { createSmtpTransport } from './smtp-transport';

/** How mails leave this process, as its environment says. */
export interface MailSettings {
  /** The mail server, or else the folder into which mails are written. */
  readonly to: { readonly smtpUrl: string } | { readonly folder: string };
  /** The address that mails come from. */
  readonly from: string;
  /** Where people reach the hub, named in each mail; null: not named. */
  readonly publicUrl: string | null;
}

/** How mails leave this process, opened. */
export interface MailDelivery {
  readonly transport: MailTransport;
  readonly from: string;
  readonly publicUrl: string | null;
}

/** Opens what mails leave by; connects at the first mail. */
export function openMailDelivery({ to, from, publicUrl }: MailSettings): MailDelivery {
  const transport = 'smtpUrl' in to ? createSmtpTransport(to.smtpUrl) : createFolderTransport(to.folder);
  return { transport, from, publicUrl };
}
