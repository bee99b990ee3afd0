import { createMailJob } from '@banenbrug/service-common';
import { addressOf } from './address-of';

export { type Notice, noticeKinds } from './notice';
export { reminders } from './reminders';
export { queueNotice, queueNotices, type Sender } from './queue-notice';

/** Sends the notices that are queued. */
export const mail = createMailJob(addressOf);
