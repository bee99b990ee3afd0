import { nodeOptions } from '@banenbrug/gateway';
import { startGrafbase } from './grafbase';
import { keepingNothing, startGateway, startInProcess, startMonolith, trustOf } from './own';
import { nodePeer } from './peers';
import type { Target } from './target';

/** Everything that is measured, by its name. */
export const targets = {
  gateway: {
    title: 'this gateway, subgraphs over HTTP',
    isPeer: false,
    usesSubgraphs: true,
    start: (settings) => startGateway(settings, { ...trustOf(settings.tokens), ...keepingNothing }),
  },
  'gateway-cache': {
    title: 'the same, public answers kept',
    isPeer: false,
    usesSubgraphs: true,
    start: (settings) => startGateway(settings, trustOf(settings.tokens), 'gateway-cache'),
  },
  'gateway-metrics': {
    title: 'the same as the first, metrics on',
    isPeer: false,
    usesSubgraphs: true,
    start: (settings) =>
      startGateway(
        settings,
        { ...trustOf(settings.tokens), ...keepingNothing, METRICS_PORT: '0' },
        'gateway-metrics',
      ),
  },
  'in-process': {
    title: 'this gateway, subgraphs in its process',
    isPeer: false,
    usesSubgraphs: false,
    start: startInProcess,
  },
  apollo: {
    title: 'Apollo Gateway in Apollo Server',
    isPeer: true,
    usesSubgraphs: true,
    start: nodePeer('apollo.cjs'),
  },
  'apollo-roomy': {
    title: 'Apollo Gateway with the options of Node that our image has',
    isPeer: true,
    usesSubgraphs: true,
    start: nodePeer('apollo.cjs', nodeOptions),
  },
  hive: {
    title: 'Hive Gateway as it comes',
    isPeer: true,
    usesSubgraphs: true,
    start: nodePeer('hive.cjs'),
  },
  'hive-router': {
    title: 'Hive Gateway, router runtime',
    isPeer: true,
    usesSubgraphs: true,
    start: nodePeer('hive-router.cjs'),
  },
  'hive-tuned': {
    title: 'Hive Gateway, router runtime, tuned',
    isPeer: true,
    usesSubgraphs: true,
    start: nodePeer('hive-tuned.cjs'),
  },
  grafbase: {
    title: 'Grafbase (native)',
    isPeer: true,
    usesSubgraphs: true,
    start: startGrafbase,
  },
  monolith: {
    title: 'the same resolvers in one schema, Apollo Server',
    isPeer: false,
    usesSubgraphs: false,
    start: startMonolith,
  },
} as const satisfies Readonly<Record<string, Target>>;

/** The name of a target. */
export type TargetName = keyof typeof targets;

/** All names of targets. */
export const targetNames = Object.keys(targets) as TargetName[];
