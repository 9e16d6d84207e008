import { json, type Answer, type Routes } from '../../kit/answers';

/** Identities of which a stand-in has so many that whoever looks through them stops. */
const endless: Answer = ({ query }) => {
  const size = Number(query.get('page_size'));
  const from = Number(query.get('page_token')?.slice(-6) ?? 0);
  const page = Array.from({ length: size }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(from + index + 1).padStart(12, '0')}`,
    schema_id: 'person',
    state: 'active',
    traits: { email: `p${from + index + 1}@example.com` },
  }));
  const link = `</admin/identities?page_size=${size}&page_token=${page.at(-1)?.id ?? ''}>; rel="next"`;
  return { kind: 'slow', milliseconds: 250, then: json(page, 200, { link }) };
};

/** A message that was given up. Why, its list does not say. */
export const failed = {
  id: '11111111-0000-4000-8000-000000000001',
  recipient: 'lost@example.com',
  type: 'email',
  template_type: 'verification_code_valid',
  status: 'abandoned',
  send_count: 5,
  subject: 'Verify your address',
  body: 'Your code is 314159',
  created_at: '2026-11-30T09:00:00Z',
  updated_at: '2026-11-30T09:00:00Z',
};
/** Why it was. */
export const reason = 'dial tcp 127.0.0.1:2525: connection refused';

const dispatch = {
  id: '22222222-0000-4000-8000-000000000001',
  message_id: failed.id,
  status: 'failed',
  error: { message: reason },
  created_at: '2026-11-30T09:00:01Z',
  updated_at: '2026-11-30T09:00:01Z',
};

/** A server with endlessly many identities, each page of which takes its time, and one message that did not go out. */
export const standIn: Routes = {
  '/admin/identities': endless,
  '/admin/courier/messages': json([failed]),
  [`/admin/courier/messages/${failed.id}`]: json({ ...failed, dispatches: [dispatch] }),
};
