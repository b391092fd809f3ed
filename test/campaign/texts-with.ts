/** Those of the texts in which one of the passwords stands, in any form that could be read. */
export function textsWith(passwords: Iterable<string>, texts: readonly string[]): readonly string[] {
  const forms = [...passwords].flatMap((password) => [
    password,
    JSON.stringify(password).slice(1, -1),
    Buffer.from(password).toString('base64'),
    encodeURIComponent(password),
  ]);
  return texts.filter((text) => forms.some((form) => text.includes(form)));
}
