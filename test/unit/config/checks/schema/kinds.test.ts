import { describe, expect, it } from 'vitest';
import { fixed, found, said, titles } from './look';

describe('types', () => {
  it('wants what the schema wants, and reads numbers as Kratos does', () => {
    expect(said('selfservice: {flows: {login: {style: 5}}}')).toEqual([
      'error wrong-type [5] style must be text, and 5 without quotes is not.',
    ]);
    expect(said('serve: {public: {port: "4433", socket: {mode: 0755}}, admin: {port: 4_434}}')).toEqual([
      'error wrong-type ["4433"] port must be a whole number, without quotes.',
    ]);
    expect(said('serve: {public: {port: 0b1000000000000, socket: {mode: 0o755}}}')).toEqual([]);
    expect(said('session: {cookie: {persistent: yes}}')).toEqual([
      'error wrong-type [yes] persistent must be true or false, without quotes.',
    ]);
  });

  it('marks the key of what is empty or goes over lines', () => {
    expect(said('session:\nlog:\n  level: info\n')).toEqual([
      'error wrong-type [session] session is empty, and must have keys below it.',
    ]);
    expect(said('selfservice:\n  allowed_return_urls:\n    a: 1\n    b: 2\n')).toEqual([
      'error wrong-type [allowed_return_urls] allowed_return_urls must be a list, even of a single item.',
    ]);
  });

  it('names the variable that gives a list, which is one of its items for hooks', () => {
    const effects = (text: string): string[] => found(text).map(({ effect }) => effect);
    expect(effects('selfservice: {flows: {login: {after: {hooks: }}}}')[0]).toContain(
      'SELFSERVICE_FLOWS_LOGIN_AFTER_HOOKS_0_HOOK',
    );
    expect(effects('secrets: {cipher: }')[0]).toMatch(/ SECRETS_CIPHER /);
  });

  it('quotes a number as it is written', () => {
    expect(said('secrets: {cookie: [12345678901234567890]}')).toEqual([
      'error wrong-type [12345678901234567890] item 1 of secrets.cookie must be text, and 12345678901234567890 without quotes is not.',
    ]);
  });

  it('lets null pass where the server does', () => {
    expect(said('dev:\nfeature_flags:\n')).toEqual([]);
    expect(said('cookies:\n  domain:\n', { isPartial: true })).toEqual([]);
  });

  it('cures what can be cured', () => {
    expect(fixed('session: {cookie: {persistent: "true"}}', 'Write')).toBe('session: {cookie: {persistent: true}}');
    expect(fixed('session: {cookie: {persistent: off}}', 'Write')).toBe('session: {cookie: {persistent: false}}');
    expect(fixed('cookies: {secure: true}', 'Write')).toBe('cookies: {secure: "true"}');
    expect(fixed('version: 1.10', 'Write')).toBe('version: "1.10"');
    expect(fixed('session: {lifespan: 60}', 'Write 60m')).toBe('session: {lifespan: 60m}');
    expect(fixed('{"session": {"lifespan": 60}}', 'Write 60s')).toBe('{"session": {"lifespan": "60s"}}');
    expect(fixed('selfservice: {allowed_return_urls: "http://a"}', 'Write')).toBe(
      'selfservice: {allowed_return_urls: ["http://a"]}',
    );
    expect(fixed('session:\n  lifespan:\n  cookie: {}\n', 'Write the default')).toBe(
      'session:\n  lifespan: "24h"\n  cookie: {}\n',
    );
    expect(fixed('session:\n  lifespan:\n  cookie: {}\n', 'Remove')).toBe('session:\n  cookie: {}\n');
    expect(
      fixed(
        'selfservice:\n  flows:\n    login:\n      after:\n        hooks:\n          - revoke_active_sessions\n',
        'Write',
      ),
    ).toContain('- hook: revoke_active_sessions');
  });
});

describe('several documents in one file', () => {
  it('says where Kratos stops reading', () => {
    expect(said('log:\n  level: info\n---\nlog:\n  level: nonsense\n')).toEqual([
      'information syntax [---] Kratos reads the first document of a file only, which ends at this line.',
    ]);
    expect(said('---\n# nothing yet\n---\nlog:\n  level: info\n')).toEqual([
      'warning syntax [---] Kratos reads the first document of a file only, and that is empty: it ends at this line.',
    ]);
  });

  it('leaves marks around one document alone', () => {
    for (const text of [
      '---\nlog: {}\n...\n',
      '%YAML 1.1\n---\nlog: {}\n',
      'log: {}\n---\n',
      '# x\n---\nlog: {}\n---\n# y\n',
    ])
      expect(said(text)).toEqual([]);
  });
});

describe('values', () => {
  it('names the allowed ones and the one that is meant', () => {
    expect(said('session: {whoami: {required_aal: aal2}}')).toEqual([
      'error not-allowed [aal2] required_aal must be aal1 or highest_available, not aal2.',
    ]);
    expect(said('session: {whoami: {required_aal: highest_available}}')).toEqual([]);
    expect(fixed('session: {whoami: {required_aal: aal2}}', 'Write')).toBe(
      'session: {whoami: {required_aal: highest_available}}',
    );
    expect(fixed('cookies: {same_site: lax}', 'Write')).toBe('cookies: {same_site: Lax}');
    expect(fixed('log: {level: warn}', 'Write')).toBe('log: {level: warning}');
    expect(
      said(
        'selfservice: {methods: {oidc: {config: {providers: [{provider: gogle, id: a, client_id: b, client_secret: c, mapper_url: "file://x"}]}}}}',
      ),
    ).toEqual(['error not-allowed [gogle] provider does not take gogle; did you mean google?']);
  });

  it('is not content with nothing, nor with a list, where no type is asked for', () => {
    const hook = (value: string): string => `selfservice: {flows: {login: {before: {hooks: [{hook: ${value}}]}}}}`;
    expect(said(hook(''))).toEqual(['hint not-allowed [hook] hook has no value.']);
    expect(said(hook('[]'))).toHaveLength(1);
    expect(said('feature_flags: {password_profile_registration_node_group: }')).toHaveLength(1);
    expect(said('feature_flags: {password_profile_registration_node_group: }', { isPartial: true })).toEqual([]);
  });

  it('offers every value where few are allowed and none is near', () => {
    expect(titles('selfservice: {flows: {recovery: {use: pigeon}}}')).toEqual(['Write link', 'Write code']);
  });

  it.each([
    ['aal3', ['highest_available', 'aal1']],
    ['aal2', ['highest_available', 'aal1']],
    ['highest_availible', ['highest_available', 'aal1']],
    ['aal0', ['aal1', 'highest_available']],
    ['all1', ['aal1', 'highest_available']],
  ])('offers for %s each level, the closest in meaning first', (value, names) => {
    const text = `session: {whoami: {required_aal: ${value}}}`;
    const [finding] = found(text);
    expect(finding?.fixes?.map(({ title }) => title)).toEqual(names.map((name) => `Write ${name}`));
    expect(finding?.fixes?.map(({ preferred }) => preferred === true)).toEqual([true, false]);
  });

  it('offers beside a guess what else is allowed, and nothing beside another spelling of the same', () => {
    expect(titles('cookies: {same_site: Laax}')).toEqual(['Write Lax', 'Write Strict', 'Write None']);
    expect(titles('cookies: {same_site: LAX}')).toEqual(['Write Lax']);
    expect(titles('selfservice: {flows: {recovery: {use: cod}}}')).toEqual(['Write code', 'Write link']);
  });

  it('says of a hook that it is one of another list', () => {
    expect(said('selfservice: {flows: {registration: {after: {hooks: [{hook: session}]}}}}')).toEqual([
      'error not-allowed [session] The hook session cannot run here; web_hook, b2b_sso or organization can.',
    ]);
    expect(said('selfservice: {flows: {registration: {after: {password: {hooks: [{hook: session}]}}}}}')).toEqual([]);
  });
});

describe('keys', () => {
  it('knows the key that a misspelt one stands for', () => {
    expect(said('selfservice: {flows: {login: {lifepan: 1h}}}')).toEqual([
      'error unknown-key [lifepan] There is no key lifepan here; did you mean lifespan?',
    ]);
    expect(fixed('selfservice: {flows: {login: {ui-url: "http://a/"}}}', 'Write')).toContain('ui_url:');
    expect(fixed('{"selfservice": {"flows": {"login": {"uiUrl": "http://a/"}}}}', 'Write')).toContain('"ui_url":');
  });

  it('does not take a key that is written already for the one that is meant', () => {
    expect(said('selfservice: {flows: {login: {lifespan: 1h, lifespa: 1h}}}')).toEqual([
      'error unknown-key [lifespa] There is no key lifespa at selfservice.flows.login.',
    ]);
  });

  it('says where a key belongs, and moves it', () => {
    const text = 'log:\n  level: info\n  leak_sensitive_values: true\ncookies:\n  path: /\n  min_password_length: 8\n';
    expect(said(text)).toEqual([
      'error unknown-key [min_password_length] min_password_length does not belong here, but at selfservice.methods.password.config.min_password_length.',
    ]);
    expect(fixed(text, 'Move it')).toBe(
      'log:\n  level: info\n  leak_sensitive_values: true\ncookies:\n  path: /\nselfservice:\n  methods:\n    password:\n      config:\n        min_password_length: 8\n',
    );
    expect(said('selfservice: {flows: {login: {required_aal: aal1}}}')).toEqual([
      'error unknown-key [required_aal] required_aal does not belong here, but at selfservice.flows.settings.required_aal.',
    ]);
  });

  it('knows what was renamed', () => {
    expect(fixed('selfservice:\n  whitelisted_return_urls: []\n  flows: {}\n', 'Write')).toBe(
      'selfservice:\n  allowed_return_urls: []\n  flows: {}\n',
    );
  });

  it('is softer where Kratos lets other keys pass', () => {
    expect(said('selfservice: {methods: {code: {mfa_enable: true, note: x}}}')).toEqual([
      'warning unknown-key [mfa_enable] There is no key mfa_enable here; did you mean mfa_enabled?',
      'hint unknown-key [note] There is no key note at selfservice.methods.code.',
    ]);
  });

  it('lets names pass that people choose', () => {
    expect(said('courier: {smtp: {headers: {X-Team: a}}}')).toEqual([]);
    expect(said('session: {whoami: {tokenizer: {templates: {mine: {jwks_url: "http://a", ttl: 1m}}}}}')).toEqual([]);
    expect(said('selfservice: {flows: {login: {before: {hooks: [{hook: b2b_sso, config: {any: 1}}]}}}}')).toEqual([]);
  });

  it('looks at what the kind of a hook or of credentials allows', () => {
    const hook = (config: string): string =>
      `selfservice: {flows: {login: {before: {hooks: [{hook: web_hook, config: {url: "http://a", method: POST, body: "file://b", ${config}}}]}}}}`;
    expect(said(hook('auth: {type: basic_auth, config: {user: a, password: b, in: header}}'))).toEqual([
      'error unknown-key [in] in is not a key of basic_auth, which has user, password.',
    ]);
    expect(said(hook('auth: {type: api_key, config: {name: a, value: b, in: header}}'))).toEqual([]);
    expect(said(hook('auth: {type: api_key, config: {name: a, value: b}}'))).toEqual([
      'hint missing-key [config] api_key needs in.',
    ]);
    expect(
      said('selfservice: {flows: {login: {after: {hooks: [{hook: revoke_active_sessions, config: {}}]}}}}'),
    ).toEqual([
      'error unknown-key [config] The hook revoke_active_sessions has no config: it takes nothing but its name.',
    ]);
  });

  it('tells what is of another version', () => {
    const context = { version: 'v1.3.1' } as const;
    expect(said('cookies: {secure: true}', context)).toEqual([
      'error other-version [secure] secure needs v25.4.0; this file is for v1.3.1.',
    ]);
    expect(said('selfservice: {methods: {code: {config: {max_submissions: 0}}}}', context)).toEqual([
      'warning other-version [max_submissions] max_submissions needs v25.4.0; this file is for v1.3.1.',
    ]);
    expect(said('courier: {sms: {enabled: true}}')).toEqual([
      'error other-version [sms] sms is gone since v25.4.0; this file is for v26.2.0. It was replaced by courier.channels.',
    ]);
    expect(said('courier: {sms: {enabled: true}}', context)).toEqual([]);
    expect(
      said('selfservice: {flows: {login: {before: {hooks: [{hook: organization, config: {}}]}}}}', context),
    ).toEqual(['error other-version [organization] organization needs v25.4.0; this file is for v1.3.1.']);
  });
});

describe('what is missing', () => {
  it('is said at what it is missing from, with something to begin with', () => {
    expect(said('identity: {schemas: [{id: a}]}')).toEqual(['hint missing-key [id] url is missing here.']);
    expect(said('identity: {schemas: [{id: a, url: "file://a"}]}')).toEqual([]);
    expect(fixed('selfservice:\n  methods:\n    webauthn:\n      enabled: true\n', 'Add config')).toContain('rp:');
    expect(
      fixed(
        'selfservice:\n  flows:\n    login:\n      after:\n        hooks:\n          - hook: web_hook\n',
        'Add config',
      ),
    ).toMatch(/config:\n\s+url: .*\n\s+method: /);
  });

  it('is a hint where a variable can give it, and names the variable', () => {
    const provider = (rest: string): string =>
      `selfservice: {methods: {oidc: {config: {providers: [{id: a, client_id: b, mapper_url: "file://c", ${rest}}]}}}}`;
    expect(said(provider('provider: google'))).toEqual([
      'hint conditional-key [google] The provider google needs client_secret.',
    ]);
    expect(found(provider('provider: google')).map(({ effect, stops }) => [stops, effect])).toEqual([
      [
        true,
        'Kratos does not start, unless the variable SELFSERVICE_METHODS_OIDC_CONFIG_PROVIDERS_0_CLIENT_SECRET gives it.',
      ],
    ]);
    expect(said(provider('provider: google, client_secret: ""'))).toEqual([]);
    expect(said(provider('provider: google, client_secret: a, apple_team_id: b'))).toEqual([
      'error conditional-key [apple_team_id] Only the provider apple may have apple_team_id.',
    ]);
    expect(said(provider('provider: microsoft, client_secret: a'))).toEqual([
      'hint conditional-key [microsoft] The provider microsoft needs microsoft_tenant.',
    ]);
    expect(
      said(
        provider('provider: apple, client_secret: "", apple_team_id: b, apple_private_key: c, apple_private_key_id: d'),
      ),
    ).toEqual([]);
  });

  it('names a variable of the first item beside that of a later one, without which Kratos empties the first', () => {
    const hooks = 'hooks: [{hook: session}, {hook: web_hook, config: {method: POST}}]';
    const effects = found(`selfservice: {flows: {registration: {after: {password: {${hooks}}}}}}`).map(
      ({ effect }) => effect,
    );
    expect(effects).toEqual([
      'Kratos does not start, unless the variable SELFSERVICE_FLOWS_REGISTRATION_AFTER_PASSWORD_HOOKS_1_CONFIG_URL gives it. That works only together with a variable for each item before it, such as SELFSERVICE_FLOWS_REGISTRATION_AFTER_PASSWORD_HOOKS_0_HOOK: Kratos empties those that have none.',
    ]);
  });

  it('is an error where no variable can give it: names of free choice have none', () => {
    expect(said('session: {whoami: {tokenizer: {templates: {mine: {ttl: 1m}}}}}')).toEqual([
      'error missing-key [mine] jwks_url is missing here.',
    ]);
  });

  it('is not looked for where a chart fills in, or the text could not be read', () => {
    expect(said('identity: {schemas: [{id: a}]}', { isPartial: true })).toEqual([]);
    expect(said('identity: {schemas: [{id: a}]}\nsession: [')).toHaveLength(1);
  });

  it('asks for keys when a cipher is on', () => {
    expect(said('ciphers: {algorithm: aes}')).toEqual([
      'hint conditional-key [aes] aes needs keys to encrypt with: secrets.cipher is missing.',
    ]);
    expect(said('ciphers: {algorithm: noop}')).toEqual([]);
  });
});

describe('forms and limits', () => {
  it('says what is expected, with an example and the likely meaning', () => {
    expect(said('session: {lifespan: 1d}')).toEqual([
      'error wrong-form [1d] lifespan must be a duration in whole h, m, s, ms, us or ns, such as 1h30m.',
    ]);
    expect(said('session: {lifespan: 1h30m}')).toEqual([]);
    expect(fixed('session: {lifespan: 1d}', 'Write')).toBe('session: {lifespan: 24h}');
    expect(fixed('session: {lifespan: 1.5h}', 'Write')).toBe('session: {lifespan: 90m}');
    expect(fixed('session: {lifespan: 90 minutes}', 'Write')).toBe('session: {lifespan: 90m}');
    expect(fixed('session: {lifespan: "1h 30m"}', 'Write')).toBe('session: {lifespan: "1h30m"}');
    expect(titles('session: {lifespan: soon}')).toEqual([]);
    expect(fixed('hashers: {argon2: {memory: 128 MiB}}', 'Write')).toBe('hashers: {argon2: {memory: 128MB}}');
    expect(fixed('courier: {http: {request_config: {body: ./b.jsonnet}}}', 'Write')).toContain('file://./b.jsonnet');
    expect(fixed('courier: {smtp: {from_address: "Me <me@example.com>"}}', 'Write')).toContain('"me@example.com"');
    expect(fixed('oauth2_provider: {url: "127.0.0.1:4445"}', 'Write')).toContain('"http://127.0.0.1:4445"');
  });

  it('leaves placeholders alone', () => {
    expect(said('session: {lifespan: "${LIFESPAN}"}\noauth2_provider: {url: "{{ .Values.url }}"}\n')).toEqual([]);
    expect(said('session: {lifespan: {{ .Values.lifespan }}}\nserve: {public: {port: {{ .Values.port }}}}\n')).toEqual(
      [],
    );
    expect(said('serve: {public: {port: "${PORT}"}}')).toEqual([]);
  });

  it('counts characters, numbers and items', () => {
    expect(said('secrets: {default: [short], cipher: [äaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]}')).toEqual([
      'error out-of-range [short] item 1 of secrets.default must have at least 16 characters, and has 5.',
    ]);
    expect(said('serve: {public: {port: 0}, admin: {port: 65536}}')).toEqual([
      'error out-of-range [0] port must be between 1 and 65535.',
      'error out-of-range [65536] port must be at most 65535.',
    ]);
    expect(said('serve: {public: {port: 1}, admin: {port: 65535}}')).toEqual([]);
    expect(said('secrets: {default: [sixteen-letters!]}')).toEqual([]);
    expect(said('identity: {schemas: []}')).toEqual([
      'error out-of-range [schemas] schemas is empty, and needs at least one item.',
    ]);
  });

  it('finds an item that stands in its list twice, whatever the order of its keys', () => {
    const hook = (config: string): string => `{hook: web_hook, config: {${config}, body: "file://b"}}`;
    const text = `selfservice: {flows: {login: {before: {hooks: [${hook('url: "http://a", method: POST')}, ${hook('method: POST, url: "http://a"')}]}}}}`;
    expect(said(text)).toEqual([
      'error repeated-item [hook] This is already in the list, and each item may be there only once.',
    ]);
    expect(said('secrets: {cookie: [aaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbb]}')).toEqual([]);
  });
});

describe('what is deprecated', () => {
  it('is a hint with its successor', () => {
    expect(said('selfservice: {flows: {registration: {enable_legacy_one_step: true}}}')).toEqual([
      'hint deprecated [enable_legacy_one_step] enable_legacy_one_step is deprecated: write style in its place.',
    ]);
    expect(said('selfservice: {flows: {registration: {enable_legacy_one_step: true}}}', { version: 'v1.3.1' })).toEqual(
      [],
    );
    expect(fixed('selfservice: {flows: {registration: {enable_legacy_one_step: true}}}', 'Write')).toBe(
      'selfservice: {flows: {registration: {style: unified}}}',
    );
  });

  it('is the path of a file as the body of a web hook, and no URL', () => {
    const body = (text: string): string =>
      `selfservice: {flows: {login: {before: {hooks: [{hook: web_hook, config: {url: "http://a", method: POST, body: ${text}}}]}}}}`;
    expect(said(body('"file://a.jsonnet"'))).toEqual([]);
    expect(fixed(body('"./a.jsonnet"'), 'Write')).toBe(body('"file://./a.jsonnet"'));
  });
});

describe('the text itself', () => {
  it('may not have a key twice', () => {
    expect(said('log: {level: info}\ncookies:\n  path: /\n  path: /a\n')).toEqual([
      'error duplicate-key [path] path is here twice.',
    ]);
    expect(said('{"cookies": {"path": "/", "path": "/a"}}')).toEqual([
      'warning duplicate-key [path] path is here twice.'.replace('[path]', '["path"]'),
    ]);
    expect(said('cookies: &a {path: /}\nsession: {cookie: {<<: *a, path: /b}}\n')).toEqual([]);
  });

  it('is YAML', () => {
    expect(said('log: {level: info}\nsession:\n\tlifespan: 1h\n')).toEqual([
      'error syntax [\t] YAML is indented with spaces; this is a tab.',
    ]);
    expect(said('session: *nowhere\n')).toEqual(['error syntax [*nowhere] Nothing above has the anchor &nowhere.']);
    expect(said('%YAML 1.2\n---\nlog: {level: info}\n')).toHaveLength(1);
    expect(said('%YAML 1.1\n---\nlog: {level: info}\n')).toEqual([]);
    expect(said('{{- if .Values.kratos }}\nlog: {level: info}\n{{- end }}\n')).toEqual([]);
    expect(said('%{ if debug ~}\nlog: {level: info}\n%{ endif ~}\n')).toEqual([]);
    expect(said('log: {level: info}\n[[- range .x ]]\n  a: b\n[[- end ]]\n')).toEqual([]);
  });

  it('keeps what stands surely before an error', () => {
    expect(said('log: {level: warn}\ncookies: {path: /}\nsession:\n\tlifespan: 1h\n')).toHaveLength(2);
  });

  it('is read to the end of its first document', () => {
    expect(said('log: {level: info}\n---\nfoo: [\n')).toEqual([]);
  });

  it('may have any line ends', () => {
    expect(fixed('session:\r\n  lifespan: 1d\r\n  cookie: {}\r\n', 'Write')).toBe(
      'session:\r\n  lifespan: 24h\r\n  cookie: {}\r\n',
    );
    expect(fixed('session:\r\n  lifespa: 1h\r\n  cookie: {}\r\n', 'Remove')).toBe('session:\r\n  cookie: {}\r\n');
  });
});
