import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as the server got it. */
export interface ReceivedMail {
  /** The addresses of the envelope. */
  readonly from: string;
  readonly to: readonly string[];
  readonly email: Email;
  /** The bytes. */
  readonly raw: string;
}

/** A mail server on this machine. */
export interface MailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  close(): Promise<void>;
}

/** What the server does with what it gets; by default it takes everything. */
interface Behaviour {
  /** Answers the code with which an address is refused, or null. */
  readonly refuses?: (address: string) => number | null;
  /** Runs once a mail has come in whole, before the server says so. */
  readonly onMail?: (mail: ReceivedMail) => Promise<void> | void;
  /** Offers TLS with a certificate that nobody can trust. */
  readonly untrusted?: boolean;
  /** The port of a server that is gone. */
  readonly port?: number;
}

export async function startMailServer({
  refuses = () => null,
  onMail = () => {},
  untrusted = false,
  port = 0,
}: Behaviour = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    logger: false,
    closeTimeout: 20,
    disabledCommands: untrusted ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _, callback) => {
      const responseCode = refuses(address);
      const refusal = new Error(`no mail for ${address}`);
      callback(responseCode === null ? null : Object.assign(refusal, { responseCode }));
    },
    onData: (stream, { envelope }, callback) => {
      const take = async (): Promise<void> => {
        const raw = await buffer(stream);
        const mail = {
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          email: await PostalMime.parse(raw),
          raw: raw.toString('latin1'),
        };
        received.push(mail);
        await onMail(mail);
      };
      take().then(
        () => callback(),
        (error: Error) => callback(error),
      );
    },
  });
  // A client that is killed in the middle is no fault of the test.
  server.on('error', () => {});
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  const bound = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${bound}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
