import { checkText, invalidValue, type UserError } from '@banenbrug/service-common';
import type { KnowledgeItem } from '../../entities';

/** What a knowledge item says, cleaned. */
export type KnowledgeDetails = Readonly<
  Pick<KnowledgeItem, 'title' | 'kind' | 'offeredBy' | 'url' | 'terms'>
>;

const longestLink = 500;

/** The same as somebody writes it; what is absent is not written. */
export type WrittenKnowledge = {
  readonly [Field in keyof KnowledgeDetails]?: KnowledgeDetails[Field] | null;
};

/** What is wrong with what is written of an item. */
export function checkKnowledge({ title, offeredBy, url, terms }: WrittenKnowledge): UserError[] {
  return [
    ...checkName(title, 'title', 200),
    ...checkName(offeredBy, 'offeredBy', 120),
    ...checkLink(url),
    ...checkText(terms, ['input', 'terms'], { maximum: 500 }),
  ];
}

function checkName(name: string | null | undefined, field: string, maximum: number): UserError[] {
  return name == null ? [] : checkText(name, ['input', field], { maximum, required: true });
}

/** A link is a web address, and otherwise holds what any text may. */
function checkLink(url: string | null | undefined): UserError[] {
  const path = ['input', 'url'];
  if (url == null || url.trim() === '') return [];
  const screened = checkText(url, path, { maximum: longestLink }).filter(
    (error) => !(error.__typename === 'SensitiveText' && error.category === 'URL'),
  );
  const isLink = /^https:\/\/[\x21-\x7e]+$/.test(url.trim()) && URL.canParse(url);
  return screened.length === 0 && !isLink ? [invalidValue(path, 'MALFORMED')] : screened;
}
