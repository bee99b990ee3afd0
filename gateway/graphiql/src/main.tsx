import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { exampleTabs, readExamples } from './examples';
import { fetchOptional } from './optional-json';
import { Page } from './page';
import { readPersonas } from './personas';

async function openPage(container: HTMLElement): Promise<void> {
  const [examples, personas] = await Promise.all([
    fetchOptional('examples.json', readExamples),
    fetchOptional('personas.json', readPersonas),
  ]);
  const problems = [examples.problem, personas.problem].filter((problem) => problem !== undefined);
  createRoot(container).render(
    <Page tabs={exampleTabs(examples.value ?? [])} personas={personas.value ?? []} problems={problems} />,
  );
}

const container = document.getElementById('page');
if (container === null) throw new Error('index.html has no element with the id "page".');
void openPage(container);
