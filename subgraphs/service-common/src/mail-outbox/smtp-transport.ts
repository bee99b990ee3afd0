import { createTransport, type NodemailerError } from 'nodemailer';
import { MailRefusedError, type MailTransport, messageOf, nothingFetched } from './mail-transport';

/** Milliseconds until a server counts as gone: to connect, to greet, and between two answers. */
const timeouts = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
} as const;

/**
 * Sends by SMTP over kept connections. `smtps:` is TLS from the start; `smtp:` turns to TLS when the server offers it,
 * and then the server's certificate must be good.
 */
export function createSmtpTransport(url: string): MailTransport {
  const transporter = createTransport({
    ...timeouts,
    ...nothingFetched,
    url,
    pool: true,
    maxConnections: 1,
    maxRequeues: 1,
    idleTimeout: 90_000,
  });
  return {
    send: async (mail, signal) => {
      try {
        await transporter.sendMail({ ...messageOf(mail), signal });
      } catch (error) {
        throw isRefusal(error) ? new MailRefusedError(error.responseCode ?? null) : error;
      }
    },
    close: () => transporter.close({ force: true }),
  };
}

/** 421 is a server that goes: it has not looked at the mail. */
const goingAway = 421;

/** Whether the server judged this mail, or could not be spoken to at all. */
const isRefusal = (error: unknown): error is NodemailerError =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') &&
  !('responseCode' in error && error.responseCode === goingAway);
