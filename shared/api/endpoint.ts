import type { Act } from '../access/can.ts'
import { z } from './zod.ts'

type Method = 'get' | 'post' | 'put' | 'delete'

/** `:id` names of a path. */
export type ParamsOf<P extends string> = P extends `${string}:${infer N}/${infer R}`
  ? { [K in N | keyof ParamsOf<`/${R}`>]: string }
  : P extends `${string}:${infer N}`
    ? { [K in N]: string }
    : Record<never, string>

/**
 * One HTTP operation, described once: the server registers its handler with it, the client calls it,
 * and `/api/openapi.json` is written from it.
 */
export interface Endpoint<
  P extends string = string,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
  Q extends string = string,
> {
  readonly method: Method
  readonly path: P
  /** French sentence for the description of the API. */
  readonly summary: string
  /** Asked on the meeting or group the path names; null: any signed-in person; 'public': nobody need be signed in. */
  readonly act: Act | 'public' | null
  /** Names that may follow the path, as `?name=`: what narrows an answer. */
  readonly query: readonly Q[]
  readonly body: B
  readonly answer: A
}

const nothing = z.undefined()
export const done = z.object({ ok: z.literal(true) })

export function endpoint<
  P extends string,
  A extends z.ZodType,
  B extends z.ZodType = typeof nothing,
  const Q extends string = never,
>(e: {
  method: Method
  path: P
  summary: string
  act: Act | 'public' | null
  query?: readonly Q[]
  body?: B
  answer: A
}): Endpoint<P, B, A, Q> {
  return { ...e, query: e.query ?? [], body: e.body ?? (nothing as unknown as B) }
}

/** What may follow the path of an operation; null stands for what is not asked. */
export type QueryOf<E> =
  E extends Endpoint<string, z.ZodType, z.ZodType, infer Q> ? { readonly [K in Q]?: string | null } : never

export type AnswerOf<E> = E extends Endpoint<string, z.ZodType, infer A> ? z.output<A> : never
export type BodyOf<E> = E extends Endpoint<string, infer B, z.ZodType> ? z.input<B> : never

/** What every refusal looks like on the wire. */
export const refusal = z.object({ code: z.string(), message: z.string() })
export type Refusal = z.infer<typeof refusal>

export const id = z.string().min(1).max(64)
export const codeOf = <T extends Record<string, string>>(labels: T) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]])
/** Milliseconds since 1970, server clock. */
export const instant = z.number()
/** Without what no list can show: halves of characters, control signs, signs that turn the text round. */
const readable = (sent: string): string =>
  sent
    .replace(/\p{Cs}|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .replace(/[^\P{Cc}\n\t]|[\u2028\u2029]/gu, ' ')

/** Trimmed, not blank. */
export const words = (max: number) => z.string().overwrite(readable).trim().min(1).max(max)
/** Trimmed; a blank becomes null. */
export const blankable = (max: number) =>
  z
    .string()
    .overwrite(readable)
    .trim()
    .max(max)
    .nullable()
    .transform((v) => (v === '' ? null : v))
export const civilDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
