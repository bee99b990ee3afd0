import type { Job } from '../jobs';
import { type AddressOf, sendMails } from './send-mails';

/** What the job that sends mails is called, in each subgraph that has one. */
export const mailJobName = 'mail';

/**
 * Sends the mails of a subgraph's outbox, each at least once: a process that dies between sending and noting it sends
 * again, under the same Message-ID.
 */
export const createMailJob = (addressOf: AddressOf): Job => ({
  name: mailJobName,
  everyMinutes: 1,
  run: (runtime, options) => sendMails(runtime, addressOf, options),
});
