import { examples } from './demo/examples';
import type { Progress } from './progress';

/** Tells where the hub answers, and with a demo how to try it. */
export function announce(url: string, isDemo: boolean, progress: Progress): void {
  progress(`ready: ${url}/graphql`);
  if (!isDemo) return;
  progress(`open ${url}/ in a browser to ask with GraphiQL; operations to try there:`);
  for (const { name } of examples) progress(`  · ${name}`);
  progress('a token for other clients: npm run token -- --as employer');
}
