import type { ExampleTab } from './examples';

/** What GraphiQL's editors show when the page opens. */
export interface InitialEditors {
  readonly initialQuery?: string;
  readonly initialVariables?: string;
  readonly initialHeaders?: string;
  readonly defaultEditorToolsVisibility?: true;
}

/** Where GraphiQL keeps the tabs of an earlier visit. */
const STORED_TABS = 'graphiql:tabState';

/**
 * The texts of the first default tab at the first visit, and open variables and headers editors if any tab fills them.
 *
 * GraphiQL puts a default tab's query into the editor by itself, but not its variables and headers; the same texts
 * given at a later visit would open one more tab beside the stored ones.
 */
export function initialEditors(tabs: readonly [ExampleTab, ...ExampleTab[]]): InitialEditors {
  const [first] = tabs;
  const needsTools = tabs.some((tab) => tab.variables !== null || tab.headers !== null);
  const tools: InitialEditors = needsTools ? { defaultEditorToolsVisibility: true } : {};
  if (localStorage.getItem(STORED_TABS) !== null) return tools;
  return {
    ...tools,
    initialQuery: first.query,
    initialVariables: first.variables ?? '',
    initialHeaders: first.headers ?? '',
  };
}
