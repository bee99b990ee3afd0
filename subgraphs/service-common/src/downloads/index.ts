export * from './agreed-download';
export * from './download';
export * from './download-codes';
export * from './download-kinds';
export * from './send-masked';
export * from './ticket-secret';
