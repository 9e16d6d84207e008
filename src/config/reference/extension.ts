/** The keyword below which Kratos's own ones stand. */
export const extension = 'ory.sh/kratos';
