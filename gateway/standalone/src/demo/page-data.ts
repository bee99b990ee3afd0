import { examples } from './examples';
import type { DemoIssuer } from './issuer';
import { personas } from './personas';

/** What the GraphiQL page finds beside itself: operations to try, and somebody to try them as. */
export async function demoPageData(issuer: DemoIssuer): Promise<Record<string, unknown>> {
  const tokens = personas.map(async ({ title, subject, claims }) => ({
    name: title,
    token: await issuer.issue(subject, claims),
  }));
  return { 'examples.json': examples, 'personas.json': await Promise.all(tokens) };
}
