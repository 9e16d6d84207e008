import { recorded, scenarios } from '../../../kit/replay';

/** A recorded answer that is JSON, with where it came from. */
export interface RecordedAnswer {
  readonly name: string;
  /** Of the request, without its query. */
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

/** Every recorded answer that is JSON, some laid out and some in one line. */
export const answers: readonly RecordedAnswer[] = ['v1.3.1', 'v26.2.0'].flatMap((version) =>
  scenarios(version).flatMap((scenario) =>
    recorded(version, scenario).flatMap(({ request, response }, index): RecordedAnswer[] => {
      const body = response?.body;
      if (response === null || typeof body !== 'object' || body === null) return [];
      return [
        {
          name: `${version} ${scenario} #${String(index)}`,
          path: request.path.split('?')[0] ?? '',
          status: response.status,
          text: JSON.stringify(body, undefined, index % 3 === 0 ? 2 : 0),
        },
      ];
    }),
  ),
);

/** One of each kind: of the same place, status, members and messages. */
export const kinds: readonly RecordedAnswer[] = [
  ...new Map(
    answers.map((answer) => {
      const ids = [...answer.text.matchAll(/"id": ?"?(\d{7}|[a-z_]{8,40}|[a-z_]+aal2[a-z_]+)\b/g)].map(([, id]) => id);
      const members = Object.keys(JSON.parse(answer.text) as object);
      const place = answer.path.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, '…');
      return [JSON.stringify([place, answer.status, members.length > 20 ? '' : members, ids]), answer] as const;
    }),
  ).values(),
];
