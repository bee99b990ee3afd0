import { isRecord } from './optional-json';

/** Somebody in whose name the demo can ask: a label and the bearer token that proves it. */
export interface Persona {
  readonly name: string;
  readonly token: string;
}

const REMEMBERED = 'banenbrug:persona';

/** Reads `personas.json`; throws an Error that names the entry which is not a persona and never shows a token. */
export function readPersonas(json: unknown): Persona[] {
  if (!Array.isArray(json)) throw new Error('it is not a list of { name, token }');
  return json.map((entry: unknown, index) => {
    if (!isRecord(entry) || typeof entry.name !== 'string' || typeof entry.token !== 'string') {
      throw new Error(`entry ${index + 1} lacks a name or a token`);
    }
    return { name: entry.name, token: entry.token };
  });
}

/** The persona chosen earlier in this browser tab (undefined: nobody); at the first visit the first of the list. */
export function rememberedPersona(personas: readonly Persona[]): Persona | undefined {
  const name = sessionStorage.getItem(REMEMBERED);
  if (name === '') return undefined;
  return personas.find((persona) => persona.name === name) ?? personas[0];
}

/** Keeps the choice for a reload of this browser tab: the name alone, for tokens change and are nobody's to keep. */
export function rememberPersona(persona: Persona | undefined): void {
  sessionStorage.setItem(REMEMBERED, persona?.name ?? '');
}
