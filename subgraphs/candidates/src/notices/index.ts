export type { Notice } from './notice';
export { queueNotice, queueNotices, type Sender } from './queue-notice';
