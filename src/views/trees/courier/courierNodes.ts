/** The lines of the Courier tree. Each is a valid argument of the commands that act on it. */
export type CourierNode = MessageLine | CourierLoose;

export interface MessageLine {
  readonly kind: 'message';
  readonly connection: string;
  readonly message: string;
}

/** A line that only says something, or asks for the next page. */
export interface CourierLoose {
  readonly kind: 'loose';
  readonly id: string;
  readonly connection: string;
}
