export * from './files/read-import-file';
export * from './import-field';
export * from './import-file-error';
export * from './imported-row';
export * from './mapping';
