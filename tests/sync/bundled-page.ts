/** A page of this folder, made of its own TypeScript, as a test server gives it to a real browser. */
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

/** `file` stands beside this one. */
export async function bundled(file: string, plugins: Plugin[] = []): Promise<string> {
  const entryPoints = [fileURLToPath(new URL(file, import.meta.url))]
  const built = await build({ entryPoints, bundle: true, format: 'esm', write: false, logLevel: 'silent', plugins })
  return built.outputFiles[0]?.text ?? ''
}

/** Asked for at each loading: the program may change under an open page. */
export const pageOf = (program: () => string) => ({
  '/': { type: 'text/html', body: '<!doctype html><body><script type="module" src="/page.js"></script>' },
  '/page.js': {
    type: 'text/javascript',
    get body() {
      return program()
    },
  },
})
