import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../src/config/document/readConfig';
import { fileLinks } from '../../../../src/config/facts/fileLinks';

/** The links of a text: `words → target`. */
function links(text: string): string[] {
  return fileLinks(readConfig(text)).map(({ start, end, target }) => {
    const to =
      target.kind === 'file' ? target.paths.join(' | ') : target.kind === 'folder' ? `${target.path}/` : target.text;
    return `${text.slice(start, end)} → ${to}`;
  });
}

const encode = (text: string): string => Buffer.from(text).toString('base64');

describe('links of a configuration', () => {
  it('lead to files, as Kratos reads them', () => {
    expect(
      links(`identity:
  schemas:
    - {id: a, url: "file://./a.json"}
    - {id: b, url: 'file:///etc/b.json'}
selfservice:
  methods:
    oidc:
      config:
        providers: [{mapper_url: file://oidc.jsonnet}]
  flows:
    login:
      after:
        hooks: [{hook: web_hook, config: {body: bodies/login.jsonnet, url: http://a}}]
serve:
  public:
    tls: {cert: {path: /tls/cert.pem}, key: {path: key.pem}}
`),
    ).toEqual([
      'file://./a.json → ./a.json',
      'file:///etc/b.json → /etc/b.json',
      'file://oidc.jsonnet → oidc.jsonnet',
      'bodies/login.jsonnet → bodies/login.jsonnet',
      '/tls/cert.pem → /tls/cert.pem',
      'key.pem → key.pem',
    ]);
  });

  it('lead to texts that stand in the file', () => {
    expect(links(`identity: {schemas: [{id: a, url: base64://${encode('{"é": 1}')}}]}`)).toEqual([
      `base64://${encode('{"é": 1}')} → {"é": 1}`,
    ]);
  });

  it('lead from the name of a template to the files that take its place', () => {
    expect(
      links(
        'courier:\n  template_override_path: /tpl/\n  templates:\n    login_code:\n      valid:\n        email:\n          body:\n            html: file://h.gotmpl\n',
      ),
    ).toEqual([
      '/tpl/ → /tpl//',
      ...['login_code', 'valid', 'email', 'body'].map(
        (name) => expect.stringContaining(`${name} → /tpl/login_code/valid/`) as string,
      ),
      'file://h.gotmpl → h.gotmpl',
    ]);
  });

  it('leave alone what is no file', () => {
    expect(
      links(
        'identity:\n  schemas:\n    - {id: a, url: https://a/b.json}\n    - {id: b, url: base64://%%%}\n    - {id: c, url: "file://"}\nsession:\n  cookie: {path: /}\ncookies: {path: /x}\ncourier: {templates: {login_code: {valid: {}}}}\n',
      ),
    ).toEqual([]);
  });
});
