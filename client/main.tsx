import { onlineManager, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { askAgain, queryClient } from '#client/api/answer'
import { followDepartures } from '#client/offline/leave-device'
import { startOffline } from '#client/offline/register'
import { router } from './routes.tsx'
import './style/fonts.css'
import './style/tokens.css'
import './style/base.css'
import './style/print.css'

// Compiling checks with `new Function` is forbidden by the content policy; even trying is reported as an error.
z.config({ jitless: true })

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)

// The library takes every page for online when it opens, and would not notice the network coming back.
onlineManager.setOnline(navigator.onLine)
followDepartures()
// Only a build has a service worker.
if (import.meta.env.PROD) startOffline(() => void askAgain())
