// What Kratos takes over from the practice provider. `claims` is what the provider says of a person.
local claims = std.extVar('claims');

{
  identity: {
    traits: {
      // Kratos asks for what is missing here and required in identity.schema.json.
      [if 'email' in claims && claims.email_verified then 'email']: claims.email,
      name: {
        first: claims.given_name,
        last: claims.family_name,
      },
    },
  },
}
