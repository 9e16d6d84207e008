import { describe, expect, it } from 'vitest';
import { entriesOf, looked, person } from './someFile';

const bom = '\ufeff';

describe('a table of identities', () => {
  it('names traits by their path or by their name, and everything else of an identity', () => {
    const table =
      'traits.email,name.first,name.last,age,newsletter,tags.1,tags.0,schema_id,state,external_id,metadata_public.plan,metadata_admin,verified,hashed_password\n' +
      'a@x.org,Ada,"Love, lace",36,YES,bb,aa,person,inactive,0815,pro,"{""n"":1}",true,$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy\n';
    expect(looked(table, 'people.csv')).toEqual({
      bodies: [
        person(
          {
            email: 'a@x.org',
            name: { first: 'Ada', last: 'Love, lace' },
            age: 36,
            newsletter: true,
            tags: ['aa', 'bb'],
          },
          {
            state: 'inactive',
            external_id: '0815',
            metadata_public: { plan: 'pro' },
            metadata_admin: { n: 1 },
            verifiable_addresses: [{ value: 'a@x.org', via: 'email', verified: true, status: 'completed' }],
            credentials: {
              password: { config: { hashed_password: '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy' } },
            },
          },
        ),
      ],
      found: [],
    });
  });

  it.each([
    ['a mark of its encoding and ends of lines of Windows', `${bom}email\r\na@x.org\r\nb@x.org\r\n`],
    ['semicolons', 'email;age\na@x.org;\nb@x.org;\n'],
    ['tabs', 'email\tage\na@x.org\t\nb@x.org\t'],
    ['ends of lines of an old Mac', 'email\ra@x.org\rb@x.org'],
    ['empty lines', '\n\nemail\n\na@x.org\n\n\nb@x.org\n\n'],
    ['empty lines before its names, and semicolons', '\r\n\nemail;age\r\na@x.org;\r\nb@x.org;'],
    ['names in other letters, with space around them', ' Email , Age \na@x.org,\nb@x.org,'],
    ['commas at the ends of its lines', 'email,,\na@x.org,,\nb@x.org,,,,\n'],
  ])('may have %s', (_what, table) => {
    expect(looked(table, 'people.csv')).toEqual({
      bodies: [person({ email: 'a@x.org' }), person({ email: 'b@x.org' })],
      found: [],
    });
  });

  it('may be UTF-16, as table programs save it, but nothing that cannot be read for certain', () => {
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('email\tname.first\na@x.org\tJürgen', 'utf16le'),
    ]);
    expect(looked(utf16, 'people.csv')).toEqual({
      bodies: [person({ email: 'a@x.org', name: { first: 'Jürgen' } })],
      found: [],
    });
    expect(looked(Buffer.from('email,name.first\na@x.org,J\xfcrgen', 'latin1'), 'people.csv')).toMatch(/not UTF-8/);
  });

  it('counts lines as the file does, whatever stands in quotes', () => {
    const entries = entriesOf('email,name.first\na@x.org,"two\r\nlines ""and"" quotes"\nb@x.org,x\n', 'people.csv');
    expect(typeof entries === 'string' ? entries : entries.map(({ line }) => line)).toEqual([2, 4]);
    expect(looked('email,name.first\na@x.org,"two\r\nlines ""and"" quotes"\n', 'p.csv')).toMatchObject({
      bodies: [person({ email: 'a@x.org', name: { first: 'two\r\nlines "and" quotes' } })],
    });
  });

  it('that cannot be read right is not read at all', () => {
    expect(looked('email,age,email\na@x.org,1,b@x.org', 'people.csv')).toBe(
      'Columns 1 and 3 have the same name: which of them counts?',
    );
    expect(looked('', 'people.csv')).toBe('The file is empty.');
    expect(looked(`${bom}\r\n  `, 'people.csv')).toBe('The file is empty.');
    expect(looked('colour,shape\nred,round', 'people.csv')).toMatch(
      /^The first line of a table has to name its columns/,
    );
    expect(looked('email\n', 'people.csv')).toEqual({ bodies: [], found: [] });
  });

  it('has lines that cannot be read, and others that can', () => {
    expect(looked('email,name.first\na@x.org,b,c,d\nb@x.org,"open\nc@x.org,\n', 'people.csv')).toEqual({
      bodies: [undefined, undefined],
      found: ['2 unreadable', '3 unreadable'],
    });
  });

  it('has cells that are not what the schema wants', () => {
    expect(
      looked('email,age,newsletter,tags\na@x.org,many,perhaps,"[""x""]"\nb@x.org,99999999999999999999,,one\n', 'p.csv'),
    ).toEqual({
      bodies: [person({ email: 'a@x.org', tags: ['x'] }), person({ email: 'b@x.org', tags: ['one'] })],
      found: ['2 wrong age', '2 wrong newsletter', '2 wrong traits.tags.0', '3 wrong age'].map((one) =>
        one.replace(/ (age|newsletter)$/, ' traits.$1'),
      ),
    });
  });

  it('has numbers that JSON has none for', () => {
    expect(looked('email,age\na@x.org,1e999\n', 'p.csv')).toEqual({
      bodies: [person({ email: 'a@x.org' })],
      found: ['2 wrong traits.age'],
    });
  });

  it('says in any letters whether a web hook is asked for the old password', () => {
    const hash = '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';
    expect(
      looked(
        `email,use_password_migration_hook,hashed_password\na@x.org,TRUE,\nb@x.org,0,${hash}\nc@x.org,x,${hash}\n`,
        'p.csv',
      ),
    ).toMatchObject({
      bodies: [
        { credentials: { password: { config: { use_password_migration_hook: true } } } },
        { credentials: { password: { config: { use_password_migration_hook: false } } } },
        { credentials: { password: { config: { hashed_password: hash } } } },
      ],
      found: ['2 doubtful credentials.password', '4 wrong credentials.password.config.use_password_migration_hook'],
    });
  });

  it('has names of JavaScript as any other names', () => {
    const table = 'email,metadata_admin.__proto__.polluted,metadata_admin.constructor\na@x.org,yes,no\n';
    const entries = entriesOf(table, 'people.csv');
    expect(typeof entries === 'string' ? entries : entries[0]?.body).toContain(
      '"metadata_admin":{"__proto__":{"polluted":"yes"},"constructor":"no"}',
    );
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('has columns that give one part two values', () => {
    expect(looked('email,traits.email\na@x.org,b@x.org\n', 'p.csv')).toMatchObject({ found: ['2 wrong traits.email'] });
    expect(looked('metadata_admin,metadata_admin.x,email\n5,6,a@x.org\n', 'p.csv')).toMatchObject({
      found: ['2 wrong metadata_admin.x'],
    });
  });

  it('keeps a password as it is typed', () => {
    expect(looked('email,password\na@x.org, true \n', 'people.csv')).toMatchObject({
      bodies: [{ credentials: { password: { config: { password: ' true ' } } } }],
      found: [],
    });
  });

  it('of a column with a huge number does not make a huge list', () => {
    expect(looked('email,metadata_admin.list.999999,metadata_admin.list.3\na@x.org,b,a\n', 'p.csv')).toMatchObject({
      bodies: [{ metadata_admin: { list: ['a', 'b'] } }],
    });
  });
});
