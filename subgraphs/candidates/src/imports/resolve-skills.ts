import type { EntityManager } from 'typeorm';
import type { PlannedProfile } from './plan-chunk';

/** The dictionary's id of each text of a skill. */
export type SkillIds = ReadonlyMap<string, number>;

/** The ids of the texts of one import, each resolved once: what was entered or used today stays in the dictionary. */
export class KnownSkills {
  private readonly ids = new Map<string, number>();

  /** @returns the ids of these texts and of those before them */
  async resolve(manager: EntityManager, texts: ReadonlySet<string>): Promise<SkillIds> {
    const found = await resolveSkills(
      manager,
      [...texts].filter((text) => !this.ids.has(text)),
    );
    for (const [text, id] of found) this.ids.set(text, id);
    return this.ids;
  }
}

/**
 * Enters the skills of many profiles in the dictionary in one statement of its own, before the transaction that writes
 * the profiles: entered row by row, two imports would wait for each other in a circle.
 */
async function resolveSkills(manager: EntityManager, texts: readonly string[]): Promise<SkillIds> {
  if (texts.length === 0) return new Map();
  await manager.query('select candidates.resolve_skills($1::text[])', [texts]);
  const rows = await manager.query<{ text: string; id: number }[]>(
    `select g.text, s.id from unnest($1::text[]) as g (text)
     join skills s on s.text = lower(regexp_replace(btrim(g.text), '\\s+', ' ', 'g'))`,
    [texts],
  );
  return new Map(rows.map(({ text, id }) => [text, id]));
}

/**
 * The ids of a profile's skills as the database keeps them: each once, in order. Null leaves them to the database, as
 * for skills that a profile had before.
 */
export function skillIdsOf({ content: { skills } }: PlannedProfile, ids: SkillIds): number[] | null {
  if (skills === null) return null;
  const found = skills.map((skill) => ids.get(skill));
  return found.every((id) => id !== undefined) ? [...new Set(found)].sort((a, b) => a - b) : null;
}
