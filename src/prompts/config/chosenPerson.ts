import type { Person } from '../../config/simulator/person';

/** Somebody who was chosen, and what to call them. */
export interface ChosenPerson {
  readonly person: Person;
  readonly name: string;
}
