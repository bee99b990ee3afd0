export * from './event-stream';
export * from './leavable';
