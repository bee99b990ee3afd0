import type { KnowledgeItem } from '@banenbrug/agreements';
import type { DemoSetting } from '../demo-setting';
import type { DemoSession } from './dialogue-sessions.rows';

const items: readonly Pick<KnowledgeItem, 'title' | 'kind' | 'offeredBy' | 'url' | 'terms'>[] = [
  {
    title: 'Werknemerspaspoort: wat iemand nodig heeft om goed te werken, van en door de werknemer (demo)',
    kind: 'TOOL',
    offeredBy: 'a regional work centre (demo)',
    url: null,
    terms: 'Vrij te gebruiken; de werknemer bepaalt wie het ziet.',
  },
  {
    title: 'Draaiboek voor gesprekken tussen werkgevers en regio’s (demo)',
    kind: 'DOCUMENT',
    offeredBy: "an employers' network (demo)",
    url: 'https://example.nl/draaiboek-gesprekken',
    terms: 'Vrij te gebruiken met bronvermelding.',
  },
  {
    title: 'Stappen om taken uit bestaande functies te halen (demo)',
    kind: 'DOCUMENT',
    offeredBy: 'an employer in logistics (demo)',
    url: 'https://example.nl/taken-anders-verdelen',
    terms: null,
  },
  {
    title: 'Voorbeeld van een korte pitch van twee minuten (demo)',
    kind: 'TOOL',
    offeredBy: 'the national liaison desk (demo)',
    url: null,
    terms: null,
  },
];

/** Tools and documents, offered in the first session. */
export function knowledgeItemRows(setting: DemoSetting, [first]: readonly DemoSession[]): KnowledgeItem[] {
  return items.map((item, index) => ({
    id: setting.id('knowledge item', index),
    ...item,
    sessionId: first?.row.id ?? null,
    regionCode: null,
    employerId: null,
    publisherSubject: null,
    revision: 1,
    withdrawnOn: null,
  }));
}
