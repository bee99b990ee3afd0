export * from './mail-delivery';
export * from './mail-job';
export { claimLasts, keptFor, mostAttempts, pauseAfter, staleAfter } from './mail-rules';
export * from './mail-tables';
export * from './mail-transport';
export * from './outgoing-mail.entity';
export * from './queue-mails';
export type { AddressOf } from './send-mails';
