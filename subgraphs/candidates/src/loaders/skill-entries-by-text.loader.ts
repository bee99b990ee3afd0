import { createListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { skillText, wordsAsked } from '../matching';

/** An entry of the dictionary of skills that an asked text means. */
export interface SkillEntry {
  readonly asked: string;
  readonly id: number;
  readonly text: string;
}

/** More entries would mean that the text says nothing. */
const maximumEntries = 300;

/**
 * What of the dictionary of skills each asked text means, the most alike first: entries with the same words by Dutch
 * stemming, with compounds of them or with their first part, and entries that differ by a slip of the pen. PostgreSQL's
 * own threshold for "strictly alike" (0.5) tells slips from other words: e2e/skills.e2e-spec.ts has the pairs.
 */
export const createSkillEntriesByTextLoader = (manager: EntityManager) =>
  createListLoader<SkillEntry>(
    'skillEntriesByText',
    async (texts) => {
      const asked = texts.map((text) => ({ text: skillText(text), ...wordsAsked(text) }));
      return manager.query(
        // Two ways in, each by its index; a text with fronts has beginnings too.
        `with a as materialized (
           select t.asked, t.text, coalesce(
             plainto_tsquery('dutch', t.text) || to_tsquery('simple', t.beginnings) || to_tsquery('dutch', t.fronts),
             plainto_tsquery('dutch', t.text) || to_tsquery('simple', t.beginnings),
             plainto_tsquery('dutch', t.text)) as words
           from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as t(asked, text, beginnings, fronts))
         select a.asked, s.id, s.text from a cross join lateral (
           select s.id, s.text from (
             select w.id, w.text from skills w where to_tsvector('dutch', w.text) @@ a.words
             union select w.id, w.text from skills w where a.text operator(public.<<%) w.text
           ) s
           order by s.text = a.text desc, public.strict_word_similarity(a.text, s.text) desc, s.id
           limit ${maximumEntries}) s`,
        [
          texts,
          asked.map(({ text }) => text),
          asked.map(({ beginnings }) => beginnings),
          asked.map(({ fronts }) => fronts),
        ],
      );
    },
    ({ asked }) => asked,
  );
