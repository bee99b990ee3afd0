/**
 * Options of Node that the gateway's process is started with, in its image and wherever it is measured. Room for what the answers of
 * a moment are made of: requests under way then seldom live through a collection of garbage. It takes up to 100 MB.
 */
export const nodeOptions = ['--max-semi-space-size=64'] as const;
