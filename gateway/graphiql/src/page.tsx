import { type ReactNode, useMemo, useState } from 'react';
import { GraphiQL } from 'graphiql';
import type { ExampleTab } from './examples';
import { createHubFetcher } from './hub-fetcher';
import { initialEditors } from './initial-editors';
import { PersonaMenu } from './persona-menu';
import { type Persona, rememberPersona, rememberedPersona } from './personas';

interface PageProps {
  readonly tabs: [ExampleTab, ...ExampleTab[]];
  readonly personas: readonly Persona[];
  /** Sentences about files that the hub offers but that cannot be used. */
  readonly problems: readonly string[];
}

/** The whole page: who asks, and GraphiQL below it. */
export function Page({ tabs, personas, problems }: PageProps): ReactNode {
  const [persona, setPersona] = useState(() => rememberedPersona(personas));
  const fetcher = useMemo(() => createHubFetcher(persona?.token), [persona]);
  const [initial] = useState(() => initialEditors(tabs));

  function choose(next: Persona | undefined): void {
    rememberPersona(next);
    setPersona(next);
  }

  return (
    <>
      <header className="hub-bar">
        <h1>Banenbrug</h1>
        {personas.length > 0 && <PersonaMenu personas={personas} chosen={persona} onChoose={choose} />}
      </header>
      {problems.map((problem) => (
        <p key={problem} role="alert" className="hub-problem">
          {problem}
        </p>
      ))}
      <main>
        <GraphiQL fetcher={fetcher} defaultTabs={tabs} {...initial} />
      </main>
    </>
  );
}
