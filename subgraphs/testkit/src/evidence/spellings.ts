import { type SensitiveKind, type SensitiveValue, shortestValue } from './sensitive';

/** One way in which a value can stand in a log. */
export interface Spelling {
  /** How it is written, in a word or two. */
  readonly how: string;
  readonly text: string;
}

/** Fewer characters of base64 than these are in some log by chance. */
const shortestBase64 = 8;

/** Every spelling to search for, each text once. */
export function spellingsOf({ kind, value }: Pick<SensitiveValue, 'kind' | 'value'>): Spelling[] {
  const texts = [value, ...otherWays(kind, value)];
  const spellings = new Map<string, string>();
  for (const text of texts) {
    for (const [how, written] of [...escaped(text), ...inBase64(text)]) {
      if (written.length >= shortestValue && !spellings.has(written)) spellings.set(written, how);
    }
  }
  return [...spellings].map(([text, how]) => ({ how, text }));
}

function escaped(text: string): [how: string, text: string][] {
  const json = inJson(text);
  const url = encodeURIComponent(text);
  return [
    ['plain', text],
    ['in JSON', json],
    ['in JSON in JSON', inJson(json)],
    ['in JSON in ASCII', json.replace(/[\u0080-\uffff]/g, asciiEscape)],
    ['URL-encoded', url],
    ['as a form field', url.replaceAll('%20', '+')],
    // The server's log indents what follows a line break.
    ['in the database server’s log', text.replaceAll('\n', '\n\t')],
  ];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function asciiEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The value's own characters, wherever in the encoded text it begins: three bytes make four characters. */
function inBase64(text: string): [how: string, text: string][] {
  return [0, 1, 2].flatMap((before): [string, string][] => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    // A character that shares its six bits with a neighbour of the value is not the value's own.
    const own = bytes
      .toString('base64')
      .slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
    if (own.length < shortestBase64) return [];
    return [
      ['in base64', own],
      ['in base64url', own.replaceAll('+', '-').replaceAll('/', '_')],
    ];
  });
}

/** What people and programs write otherwise: numbers with and without separators, moments without seconds. */
function otherWays(kind: SensitiveKind, value: string): string[] {
  if (kind === 'meeting time') {
    const minute = value.slice(0, 'YYYY-MM-DDThh:mm'.length);
    return [minute, minute.replace('T', ' ')];
  }
  if (!separated.has(kind)) return [];
  const compact = value.replace(/[\s.\-()/]/g, '');
  const [, a, b, c] = /^(\d{3})(\d{3})(\d{3})$/.exec(compact) ?? [];
  if (kind !== 'BSN' || a === undefined) return [compact];
  return [compact, ...['.', ' ', '-'].map((separator) => [a, b, c].join(separator))];
}

const separated: ReadonlySet<SensitiveKind> = new Set(['BSN', 'IBAN', 'phone number', 'postcode'] as const);
