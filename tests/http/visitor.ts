/** A browser without JavaScript: keeps its cookies, follows no redirection by itself, says where its forms come from. */
export function visitorOf(base: string) {
  const cookies = new Map<string, string>()

  async function ask(method: string, path: string, init: { body?: BodyInit; headers?: Record<string, string> } = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(base + path, {
      method,
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie === '' ? {} : { cookie }), ...init.headers },
      ...(init.body === undefined ? {} : { body: init.body }),
    })
    for (const set of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = set.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (attributes.some((a) => a.trim() === 'Max-Age=0')) cookies.delete(name)
      else cookies.set(name, value)
    }
    return {
      status: response.status,
      headers: response.headers,
      location: response.headers.get('location'),
      text: await response.text(),
    }
  }

  const json = async (method: string, path: string, body?: unknown) => {
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const answer = await ask(method, path, sent)
    const type = answer.headers.get('content-type') ?? ''
    return { ...answer, json: type.includes('application/json') ? (JSON.parse(answer.text) as unknown) : undefined }
  }

  return {
    cookies,
    ask,
    json,
    get: (path: string) => ask('GET', path),
    post: (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      ask('POST', path, { body: new URLSearchParams(fields), headers: { origin: base, ...headers } }),
  }
}
export type Visitor = ReturnType<typeof visitorOf>

/** What a form holds when it is shown: names and values of its fields. */
export function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
    const name = attribute('name')
    const box = attribute('type') === 'radio' || attribute('type') === 'checkbox'
    if (name !== undefined && (!box || /\schecked\b/.test(tag))) fields[name] = attribute('value') ?? ''
  }
  return fields
}
