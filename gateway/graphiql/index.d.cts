/**
 * Absolute path of the folder with the built page (`index.html`, `assets/`, `licences.txt`), without a trailing
 * separator. The folder exists only after `npm run build -w @banenbrug/graphiql`; requiring this package never fails.
 */
export declare const graphiqlDirectory: string;
