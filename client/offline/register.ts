import { CLAIM } from './kept.ts'

/**
 * A page asked for before the worker was ready, or reloaded past it, is left out when the worker takes the open pages,
 * and would be for as long as it lives.
 */
async function askControl(container: ServiceWorkerContainer): Promise<void> {
  const { active } = await container.ready
  if (container.controller === null) active?.postMessage(CLAIM)
}

/**
 * Starts the service worker where the browser has one: over https, or on the machine itself. Elsewhere nothing changes,
 * but that a page cannot be opened again without network.
 */
export function startOffline(onFirstControl: () => void): void {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  // What the page asked before is kept nowhere.
  if (serviceWorker.controller === null)
    serviceWorker.addEventListener('controllerchange', onFirstControl, { once: true })
  const register = () =>
    serviceWorker
      .register('/service-worker.js')
      .then(() => askControl(serviceWorker))
      .catch((error: unknown) => console.warn('pages will not open without network on this device', error))
  // Never before the page itself has what it needs.
  if (document.readyState === 'complete') void register()
  else window.addEventListener('load', () => void register(), { once: true })
}
