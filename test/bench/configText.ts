/**
 * A configuration that Kratos v26.2.0 would take, in about so many lines: a real one's head, and below it as many
 * providers and hooks as it takes.
 */
export function configText(lines: number): string {
  const parts = [head];
  for (let count = linesOf(head), at = 1; count < lines; at += 1) {
    const part = provider(at);
    parts.push(part);
    count += linesOf(part);
  }
  return parts.join('');
}

function linesOf(text: string): number {
  return text.split('\n').length - 1;
}

const head = `version: v26.2.0
dsn: postgres://kratos@db.internal:5432/kratos
serve:
  public:
    base_url: https://auth.shop.example/
    cors:
      enabled: true
      allowed_origins:
        - https://shop.example
  admin:
    base_url: https://auth-admin.internal/
log:
  level: info
  format: json
session:
  lifespan: 720h
  whoami:
    required_aal: highest_available
  cookie:
    domain: shop.example
    same_site: Lax
cookies:
  domain: shop.example
identity:
  default_schema_id: customer
  schemas:
    - id: customer
      url: file:///etc/kratos/customer.schema.json
    - id: employee
      url: file:///etc/kratos/employee.schema.json
courier:
  smtp:
    connection_uri: smtps://mailer:%SECRET%@smtp.internal:465/
    from_address: no-reply@shop.example
selfservice:
  default_browser_return_url: https://shop.example/
  allowed_return_urls:
    - https://shop.example
    - https://admin.shop.example
  flows:
    error:
      ui_url: https://shop.example/error
    settings:
      ui_url: https://shop.example/settings
      required_aal: highest_available
      privileged_session_max_age: 15m
    recovery:
      enabled: true
      ui_url: https://shop.example/recovery
      use: code
    verification:
      enabled: true
      ui_url: https://shop.example/verification
      use: code
    login:
      ui_url: https://shop.example/login
      lifespan: 10m
    registration:
      ui_url: https://shop.example/registration
      lifespan: 10m
      after:
        password:
          hooks:
            - hook: session
            - hook: show_verification_ui
  methods:
    password:
      enabled: true
      config:
        min_password_length: 12
    totp:
      enabled: true
      config:
        issuer: Shop
    lookup_secret:
      enabled: true
    code:
      enabled: true
      config:
        lifespan: 15m
    oidc:
      enabled: true
      config:
        providers:
`;

function provider(at: number): string {
  return `          - id: partner-${at}
            provider: generic
            # Partner ${at} has a server of its own.
            label: Partner ${at}
            client_id: shop-${at}
            client_secret: secret-of-partner-${at}
            issuer_url: https://id.partner-${at}.example/
            mapper_url: file:///etc/kratos/partner-${at}.jsonnet
            scope:
              - openid
              - email
              - profile
            requested_claims:
              id_token:
                email:
                  essential: true
`;
}
