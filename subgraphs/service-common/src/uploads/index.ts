export * from './incoming-upload';
export * from './receive-masked';
export * from './ticket-header';
export * from './upload-answer';
export * from './upload-codes';
