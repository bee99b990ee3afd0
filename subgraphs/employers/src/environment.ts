import { readSubgraphEnvironment } from '@banenbrug/service-common';

/** The one place of this package that reads the environment; only main.ts imports it. */
export const environment = readSubgraphEnvironment('employers', process.env);
