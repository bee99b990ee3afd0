export * from './mail-tables';
export * from './outgoing-mail.entity';
export * from './queue-mails';
