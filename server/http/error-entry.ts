import type { ContentfulStatusCode } from 'hono/utils/http-status'

export interface ErrorEntry {
  status: ContentfulStatusCode
  /** What happened and what to do. */
  message: string
}
