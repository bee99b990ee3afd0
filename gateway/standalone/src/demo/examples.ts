import { compareRegions } from './examples/compare-regions';
import { dialogueSession } from './examples/dialogue-session';
import type { ExampleOperation } from './examples/example-operation';
import { mainQuestion } from './examples/main-question';
import { sessionMap } from './examples/session-map';

/** The operations that the page of a demo hub offers to try, the main question first. */
export const examples: readonly ExampleOperation[] = [
  mainQuestion,
  dialogueSession,
  sessionMap,
  compareRegions,
];
