import { type ReactNode, useId } from 'react';
import type { Persona } from './personas';

interface PersonaMenuProps {
  readonly personas: readonly Persona[];
  readonly chosen: Persona | undefined;
  readonly onChoose: (persona: Persona | undefined) => void;
}

const NOBODY = -1;

/** The choice in whose name the hub is asked; nobody means a request without a token. */
export function PersonaMenu({ personas, chosen, onChoose }: PersonaMenuProps): ReactNode {
  const id = useId();
  return (
    <div className="persona-menu">
      <label htmlFor={id}>Ask as</label>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={chosen === undefined ? NOBODY : personas.indexOf(chosen)}
        onChange={(event) => onChoose(personas[Number(event.target.value)])}
      >
        {personas.map((persona, index) => (
          <option key={persona.name} value={index}>
            {persona.name}
          </option>
        ))}
        <option value={NOBODY}>Nobody (no token)</option>
      </select>
      <span id={`${id}-hint`} className="persona-hint">
        An Authorization header of your own, under Headers, goes before this choice.
      </span>
    </div>
  );
}
