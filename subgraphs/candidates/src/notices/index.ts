export type { Notice } from './notice';
export { queueNotice, queueNotices } from './queue-notice';
