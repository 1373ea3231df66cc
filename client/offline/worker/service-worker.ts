/** Opens the pages without network, from what this device keeps. Served at `/service-worker.js`. */
import { isScreen } from '#shared/screens'
import { CLAIM } from '../kept.ts'
import { forgetAnswers, keptAnswer, signOutAnswer } from './answers.ts'
import { isKeptAnswer, SIGN_OUT_PATH } from './paths.ts'
import { dropOldShells, isShellFile, keepShell, shellFile, shellPage } from './shell.ts'

declare const self: ServiceWorkerGlobalScope

self.addEventListener('install', (event) => event.waitUntil(keepShell()))

self.addEventListener('activate', (event) => event.waitUntil(dropOldShells().then(() => self.clients.claim())))

self.addEventListener('message', (event) => {
  if (event.data === CLAIM) event.waitUntil(self.clients.claim())
})

function onPost(event: FetchEvent, path: string): void {
  // A form sent as a page signs someone in: what was kept may be another person's.
  if (event.request.mode === 'navigate') event.waitUntil(forgetAnswers())
  else if (path === SIGN_OUT_PATH) event.respondWith(signOutAnswer(event.request))
}

function onGet(event: FetchEvent, url: URL): void {
  const { request } = event
  if (request.mode === 'navigate') {
    if (isScreen(url.pathname)) event.respondWith(shellPage(request))
  } else if (isKeptAnswer(url)) event.respondWith(keptAnswer(event))
  else if (isShellFile(url.pathname)) event.respondWith(shellFile(request))
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (url.origin !== self.location.origin) return
  if (event.request.method === 'POST') onPost(event, url.pathname)
  else if (event.request.method === 'GET') onGet(event, url)
})
