import type { Job } from '@banenbrug/service-common';
import { runSuccession } from './run-succession';

/** Gives the pools, profiles and introductions of a desk that has closed to the desk that goes on with its work. */
export const succession: Job = { name: 'succession', everyMinutes: 1, run: runSuccession };
